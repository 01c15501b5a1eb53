package vn.hamrong.exchange.bhyt;

import java.util.Arrays;
import java.util.stream.Stream;

/** Values that hold several, parted by {@code ;}. */
final class Values {
    private Values() {}

    /** The values, without blanks around them; empty ones are left out. */
    static Stream<String> parts(String value) {
        return Arrays.stream(value.split(";", -1)).map(String::strip).filter(part -> !part.isEmpty());
    }
}
