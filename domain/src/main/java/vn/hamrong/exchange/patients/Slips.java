package vn.hamrong.exchange.patients;

/** The commonest slips of a typing hand. */
final class Slips {
    private Slips() {}

    /** One character other, or two neighbours swapped; of equal length and not equal. */
    static boolean oneDigit(String one, String other) {
        if (one.length() != other.length() || one.equals(other)) {
            return false;
        }
        int first = firstDifference(one, other);
        String restOfOne = one.substring(first + 1);
        String restOfOther = other.substring(first + 1);
        return restOfOne.equals(restOfOther) || swapped(one, other, first);
    }

    /** As {@link #oneDigit}, or one character more or less. */
    static boolean oneLetter(String one, String other) {
        if (one.length() == other.length()) {
            return oneDigit(one, other);
        }
        String longer = one.length() > other.length() ? one : other;
        String shorter = one.length() > other.length() ? other : one;
        if (longer.length() != shorter.length() + 1) {
            return false;
        }
        int first = firstDifference(longer, shorter);
        return longer.substring(first + 1).equals(shorter.substring(first));
    }

    private static boolean swapped(String one, String other, int at) {
        return at + 1 < one.length()
                && one.charAt(at) == other.charAt(at + 1)
                && one.charAt(at + 1) == other.charAt(at)
                && one.substring(at + 2).equals(other.substring(at + 2));
    }

    private static int firstDifference(String one, String other) {
        int at = 0;
        while (at < one.length() && at < other.length() && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at;
    }
}
