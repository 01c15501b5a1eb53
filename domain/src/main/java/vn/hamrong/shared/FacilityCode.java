package vn.hamrong.shared;

import java.util.regex.Pattern;

/**
 * The Ministry's code of a health facility (mã cơ sở khám chữa bệnh, MaCSKCB), as in {@code 38001}: 2 to 20 letters,
 * digits, {@code -} or {@code _}. Real codes have five digits; the wider form leaves room for units without one.
 */
public record FacilityCode(String value) implements Comparable<FacilityCode> {
    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z_-]{2,20}");

    /** Owner of bytes that came from a connection nobody could be named for. It is no hospital and may do nothing. */
    public static final FacilityCode UNKNOWN = new FacilityCode("UNKNOWN");

    /** The Department of Health (Sở Y tế), where its own people work. It is no hospital and owns no clinical data. */
    public static final FacilityCode DEPARTMENT = new FacilityCode("SYT");

    public FacilityCode {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a facility code has 2 to 20 letters, digits, - or _");
        }
    }

    @Override
    public int compareTo(FacilityCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
