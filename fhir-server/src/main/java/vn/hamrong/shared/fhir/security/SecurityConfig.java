package vn.hamrong.shared.fhir.security;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Everything of this package and those below: import this one class. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class SecurityConfig {}
