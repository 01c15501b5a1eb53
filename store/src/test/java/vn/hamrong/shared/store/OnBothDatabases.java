package vn.hamrong.shared.store;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test that runs on H2 and on PostgreSQL, each time on an empty {@link TestDatabase}, its parameter. */
@TestTemplate
@ExtendWith(BothDatabases.class)
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnBothDatabases {}
