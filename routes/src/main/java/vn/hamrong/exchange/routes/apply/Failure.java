package vn.hamrong.exchange.routes.apply;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A failure in words that hold no patient data: the kinds of the exceptions and HAPI's own error number. */
final class Failure {
    private static final Pattern HAPI_NUMBER = Pattern.compile("HAPI-\\d{3,5}");
    private static final int DEPTH_MAX = 5;

    private Failure() {}

    static String words(Throwable failure) {
        StringBuilder words = new StringBuilder();
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEPTH_MAX; depth++, cause = cause.getCause()) {
            words.append(depth == 0 ? "" : " < ").append(cause.getClass().getSimpleName());
            Matcher number = HAPI_NUMBER.matcher(String.valueOf(cause.getMessage()));
            if (number.find()) {
                words.append(' ').append(number.group());
            }
        }
        return words.toString();
    }
}
