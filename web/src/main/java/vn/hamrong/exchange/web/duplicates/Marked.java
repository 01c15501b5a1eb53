package vn.hamrong.exchange.web.duplicates;

/**
 * A value beside another one, cut where the two differ.
 *
 * @param before what both begin with
 * @param differs what only this one says there
 * @param after what both end with
 */
record Marked(String before, String differs, String after) {

    /** {@code one} as seen beside {@code other}. */
    static Marked of(String one, String other) {
        int start = 0;
        int most = Math.min(one.length(), other.length());
        while (start < most && one.charAt(start) == other.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < most - start && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        return new Marked(
                one.substring(0, start), one.substring(start, one.length() - end), one.substring(one.length() - end));
    }
}
