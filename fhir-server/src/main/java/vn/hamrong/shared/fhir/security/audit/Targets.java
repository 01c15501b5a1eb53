package vn.hamrong.shared.fhir.security.audit;

import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was asked for, without anything that could be a person's: random ids and words stay, the rest becomes {@code *}. */
public final class Targets {
    private static final int MAX = 200;
    private static final Pattern RANDOM_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9]{1,8}");
    private static final Pattern WORD = Pattern.compile("[$_.]?[A-Za-z][A-Za-z_.-]{0,39}|oauth2");
    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z_][A-Za-z0-9_:.-]{0,79}");

    private Targets() {}

    /** {@code Type/id}, {@code Type} or, for the whole server, {@code *}. */
    public static String of(@Nullable String type, @Nullable String id) {
        String name = type == null ? "*" : harmless(type);
        return id == null ? name : name + "/" + harmless(id);
    }

    /** {@code Type?name,name}: the names of its parameters, in order, never their values. */
    public static String ofSearch(@Nullable String type, Collection<String> parameters) {
        String names = parameters.stream()
                .map(name -> PARAMETER.matcher(name).matches() ? name : "*")
                .sorted()
                .collect(Collectors.joining(","));
        return cut(of(type, null) + "?" + names);
    }

    public static String ofPath(String path) {
        return cut(Stream.of(path.split("/", 12))
                .map(part -> part.isEmpty() ? "" : harmless(part))
                .collect(Collectors.joining("/")));
    }

    private static String harmless(String part) {
        return RANDOM_ID.matcher(part).matches() || WORD.matcher(part).matches() ? part : "*";
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), MAX));
    }
}
