package vn.hamrong.shared.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Puts a page (a handler of GET with one fixed path) into the menu of those who may open it, and as a card on their home
 * page. Texts: {@code menu.<name>} and {@code menu.<name>.about} in a bundle under {@code i18n/}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface InMenu {

    String value();

    /** Small numbers come first; 0 to 99. */
    int order() default 50;
}
