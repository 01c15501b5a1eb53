package vn.hamrong.shared.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import vn.hamrong.shared.Role;

/**
 * Who may call a handler method (or all of a page's class). A handler without it is open to nobody, and the hub does not
 * start with one. {@link Pages} lists them all.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface OpenTo {

    /** One of these roles is enough; for {@link Who#ROLES} only. */
    Role[] value() default {};

    Who who() default Who.ROLES;

    /** The kinds of visitors. */
    enum Who {
        /** Signed in or not. */
        ANYBODY,
        /** Signed in, whatever their roles. */
        SIGNED_IN,
        /** Signed in with one of the roles. */
        ROLES
    }
}
