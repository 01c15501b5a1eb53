package vn.hamrong.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Refusals and failures as a page in words: what it means, what to do, and the request id to quote. No stack, no path. */
public final class ErrorPages {
    private static final Set<Integer> WITH_WORDS = Set.of(400, 403, 404, 405, 429, 500, 503);

    private final Supplier<ViewResolver> views;
    private final Frames frames;
    private final Language language;

    ErrorPages(Supplier<ViewResolver> views, Frames frames, Language language) {
        this.views = views;
        this.frames = frames;
        this.language = language;
    }

    void show(HttpServletRequest request, HttpServletResponse response, int status) throws IOException {
        if (response.isCommitted()) {
            throw new IOException("the answer has already begun");
        }
        response.resetBuffer();
        response.setStatus(status);
        Locale locale = language.resolveLocale(request);
        // Refusals come from filters too, where nobody has set the language yet.
        request.setAttribute(DispatcherServlet.LOCALE_RESOLVER_ATTRIBUTE, language);
        int words = WITH_WORDS.contains(status) ? status : status >= 500 ? 500 : 400;
        render(request, response, locale, Map.of("frame", frames.of(request), "status", words));
    }

    private void render(
            HttpServletRequest request, HttpServletResponse response, Locale locale, Map<String, Object> model)
            throws IOException {
        try {
            @Nullable View page = views.get().resolveViewName("shared/error", locale);
            if (page == null) {
                throw new IllegalStateException("there is no error page");
            }
            response.setContentType("text/html;charset=UTF-8");
            page.render(model, request, response);
        } catch (IOException | RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IllegalStateException("the error page failed", failed);
        }
    }
}
