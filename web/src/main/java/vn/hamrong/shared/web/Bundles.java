package vn.hamrong.shared.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The pages' words: one bundle a room under {@code i18n/}, {@code name.properties} Vietnamese, {@code name_en.properties} English. */
final class Bundles {
    private static final String ENGLISH = "_en.properties";

    private Bundles() {}

    static MessageSource all() {
        ResourceBundleMessageSource words = new ResourceBundleMessageSource();
        words.setBasenames(names().toArray(String[]::new));
        words.setDefaultEncoding("UTF-8");
        words.setFallbackToSystemLocale(false);
        words.setDefaultLocale(Locale.ROOT);
        return words;
    }

    private static List<String> names() {
        try {
            return Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath*:i18n/*" + ENGLISH))
                    .map(Resource::getFilename)
                    .flatMap(file -> Optional.ofNullable(file).stream())
                    .map(file -> "i18n/" + file.substring(0, file.length() - ENGLISH.length()))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the pages' words cannot be read", unreadable);
        }
    }
}
