package vn.hamrong.shared.fhir.http;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says no in few words: fixed ones where a longer answer would tell whether something exists, never a class name or a
 * stack trace, always with the request id under which the log knows more.
 */
@Interceptor
public final class PlainRefusals {
    private static final Logger LOG = LoggerFactory.getLogger(PlainRefusals.class);
    private static final Pattern HAPI_CODE = Pattern.compile("HAPI-\\d+: ");
    private static final Pattern INNARDS =
            Pattern.compile("(java|javax|jakarta|org|ca|com|net|vn)\\.[a-z]|Exception|SQL");
    private static final int LONGEST = 500;
    private static final int TOO_COSTLY = 503;

    /** PostgreSQL: query_canceled. */
    private static final String CANCELLED = "57014";

    /** Only these may say more: the caller can mend what he sent. */
    private static final Map<Integer, IssueType> MENDABLE =
            Map.of(400, IssueType.INVALID, 412, IssueType.CONFLICT, 413, IssueType.TOOLONG, 422, IssueType.PROCESSING);

    private static final Map<Integer, IssueType> FIXED = Map.of(
            401, IssueType.LOGIN,
            403, IssueType.FORBIDDEN,
            404, IssueType.NOTFOUND,
            405, IssueType.NOTSUPPORTED,
            409, IssueType.CONFLICT,
            410, IssueType.DELETED,
            415, IssueType.NOTSUPPORTED);

    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public BaseServerResponseException plain(Throwable failure, RequestDetails request) {
        int status = status(failure);
        if (status >= 500) {
            // Messages of drivers quote values: types and places are enough to find the fault.
            LOG.error("request {} failed: {} at {}", request.getRequestId(), kinds(failure), place(failure));
        }
        BaseServerResponseException plain =
                BaseServerResponseException.newInstance(status, "refused with status " + status);
        plain.setOperationOutcome(outcome(status, failure, request.getRequestId()));
        return plain;
    }

    private static int status(Throwable failure) {
        if (isTooCostly(failure)) {
            return TOO_COSTLY;
        }
        if (failure instanceof BaseServerResponseException known) {
            return known.getStatusCode();
        }
        return failure instanceof DataFormatException ? 400 : 500;
    }

    private static OperationOutcome outcome(int status, Throwable failure, String requestId) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(
                        isTooCostly(failure)
                                ? IssueType.TOOCOSTLY
                                : MENDABLE.getOrDefault(status, FIXED.getOrDefault(status, IssueType.EXCEPTION)))
                .setDiagnostics(words(status, failure) + " (request " + requestId + ")");
        return outcome;
    }

    /** The database stopped it. HAPI's searches hand on no cause, only its words. */
    private static boolean isTooCostly(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 10; depth++, cause = cause.getCause()) {
            boolean stopped = cause instanceof SQLException sql && CANCELLED.equals(sql.getSQLState());
            if (stopped || String.valueOf(cause.getMessage()).contains("due to statement timeout")) {
                return true;
            }
        }
        return false;
    }

    private static String words(int status, Throwable failure) {
        if (isTooCostly(failure)) {
            return "câu hỏi quá nặng, hãy hỏi hẹp hơn / too heavy a question: ask for less";
        }
        String message = HAPI_CODE.matcher(String.valueOf(failure.getMessage())).replaceAll("");
        if (failure instanceof Elsewhere) {
            return message;
        }
        boolean tellable = MENDABLE.containsKey(status)
                && failure.getMessage() != null
                && !INNARDS.matcher(message).find();
        return tellable ? message.substring(0, Math.min(message.length(), LONGEST)) : "HTTP " + status;
    }

    private static String kinds(Throwable failure) {
        StringBuilder kinds = new StringBuilder(failure.getClass().getName());
        Throwable cause = failure.getCause();
        for (int depth = 0; cause != null && depth < 5; depth++, cause = cause.getCause()) {
            kinds.append(" < ").append(cause.getClass().getName());
        }
        return kinds.toString();
    }

    private static String place(Throwable failure) {
        Throwable root = failure;
        for (int depth = 0; root.getCause() != null && depth < 10; depth++) {
            root = root.getCause();
        }
        StackTraceElement[] frames = root.getStackTrace();
        return frames.length == 0 ? "an unknown place" : frames[0].toString();
    }
}
