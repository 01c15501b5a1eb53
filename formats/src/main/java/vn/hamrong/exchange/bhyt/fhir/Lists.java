package vn.hamrong.exchange.bhyt.fhir;

import java.util.Arrays;
import java.util.List;

/** Values that hold several, parted by {@code ;}. */
final class Lists {
    private Lists() {}

    /** The values without blanks around them; empty ones are left out. */
    static List<String> parts(String value) {
        return Arrays.stream(value.split(";", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** The n-th of several, from 0; empty when there are not so many. */
    static String part(String value, int n) {
        String[] parts = value.split(";", -1);
        return n < parts.length ? parts[n].strip() : "";
    }
}
