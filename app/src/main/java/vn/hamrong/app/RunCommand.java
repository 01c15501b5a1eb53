package vn.hamrong.app;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanCreationException;

/** {@code ./hub run}: refuses a wrong configuration with one line per fault, else serves. */
final class RunCommand {
    private static final int DEPTH_MAX = 20;

    private RunCommand() {}

    static int run(List<String> args, PrintStream out, PrintStream err) {
        StartCheck check = StartCheck.of(args);
        check.faults().forEach(fault -> err.println(fault.line()));
        if (!check.faults().isEmpty()) {
            return 3;
        }
        try {
            HubApplication.start(check.hub(), args);
        } catch (BeanCreationException e) {
            // Only the database itself can tell that it is not durable, or that another hub uses it.
            String refusal = refusal(e).orElseThrow(() -> e);
            err.println(refusal);
            return 3;
        }
        out.println("Hàm Rồng serves at " + check.hub().publicUrl());
        return Main.SERVING;
    }

    static Optional<String> refusal(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEPTH_MAX; depth++, cause = cause.getCause()) {
            if (cause instanceof RefusedToStart) {
                return Optional.of(String.valueOf(cause.getMessage()));
            }
        }
        return Optional.empty();
    }
}
