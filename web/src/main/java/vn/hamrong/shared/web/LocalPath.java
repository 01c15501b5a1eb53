package vn.hamrong.shared.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A way back into the hub, given by a browser. Anything that could lead elsewhere becomes the home page. */
public final class LocalPath {
    private static final Pattern FORM = Pattern.compile("/([A-Za-z0-9][A-Za-z0-9._~/-]*(\\?[A-Za-z0-9._~=&%+:-]*)?)?");
    private static final int MAX = 500;

    private LocalPath() {}

    public static String of(@Nullable String wanted) {
        boolean good = wanted != null
                && wanted.length() <= MAX
                && FORM.matcher(wanted).matches()
                && !wanted.contains("//")
                && !wanted.contains("..");
        return good ? String.valueOf(wanted) : "/";
    }
}
