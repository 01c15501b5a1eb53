package vn.hamrong.shared.web;

import org.jspecify.annotations.Nullable;

/** What a form brought along. A field that is missing, which no form of ours leaves out, counts as empty. */
public final class Typed {

    private Typed() {}

    public static String text(@Nullable String field) {
        return field == null ? "" : field;
    }
}
