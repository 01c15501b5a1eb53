package vn.hamrong.exchange.routes;

import java.util.Arrays;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Failures for the log: classes and places, never messages, which may quote what was being stored. */
final class Causes {
    private static final int DEPTH = 4;
    private static final int FRAMES = 6;

    private Causes() {}

    static String of(@Nullable Throwable failure) {
        StringJoiner text = new StringJoiner(" caused by ");
        Throwable each = failure;
        for (int depth = 0; each != null && depth < DEPTH; depth++) {
            StackTraceElement[] stack = each.getStackTrace();
            text.add(each.getClass().getName() + " at "
                    + Arrays.toString(Arrays.copyOf(stack, Math.min(FRAMES, stack.length))));
            each = each.getCause();
        }
        return text.toString();
    }
}
