package vn.hamrong.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page its frame, and every failure of a page words without its inner life. */
@ControllerAdvice
final class FrameAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(FrameAdvice.class);

    private final Frames frames;
    private final ErrorPages errors;

    FrameAdvice(Frames frames, ErrorPages errors) {
        this.frames = frames;
        this.errors = errors;
    }

    @ModelAttribute("frame")
    Frame frame(HttpServletRequest request) {
        return frames.of(request);
    }

    @ExceptionHandler
    void notHere(NotHere refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        errors.show(request, response, HttpServletResponse.SC_NOT_FOUND);
    }

    @ExceptionHandler
    void tooBusy(TooBusy refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Retry-After", "5");
        errors.show(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }

    /** The last resort of a page: no stack, no message, since both may hold a patient's data. */
    @ExceptionHandler
    void anythingElse(Exception failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = status(failure);
        if (status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            StackTraceElement[] frames = failure.getStackTrace();
            LOG.error(
                    "page failed, request {}: {} at {}",
                    request.getHeader("X-Request-Id"),
                    failure.getClass().getName(),
                    frames.length == 0 ? "?" : frames[0]);
        }
        errors.show(request, response, status);
    }

    private static int status(Exception failure) {
        if (failure instanceof ErrorResponse known) {
            return known.getStatusCode().value();
        }
        boolean badInput = failure instanceof TypeMismatchException || failure instanceof BindException;
        return badInput ? HttpServletResponse.SC_BAD_REQUEST : HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
