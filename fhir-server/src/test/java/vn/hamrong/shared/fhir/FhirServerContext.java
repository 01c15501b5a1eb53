package vn.hamrong.shared.fhir;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/** The one server that all tests of this module share: starting it is most of their time. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = FhirTestServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "server.tomcat.max-swallow-size=32MB",
            "spring.main.allow-circular-references=true",
            "spring.main.banner-mode=off",
            "spring.jpa.open-in-view=false",
            "spring.datasource.hikari.maximum-pool-size=30",
            "logging.level.root=WARN",
            "spring.datasource.url=jdbc:h2:mem:fhir;DB_CLOSE_DELAY=-1;WRITE_DELAY=0"
        })
public @interface FhirServerContext {}
