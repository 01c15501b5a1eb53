package vn.hamrong.shared.web;

/**
 * A person's number as pages show it until somebody asks for the whole, which is then on record: {@code 038••••••345}. Long
 * enough to be recognised by who has the card in hand, too short to find anybody by.
 */
public final class Masked {
    private static final int SHOWN = 3;
    private static final int WORTH_MASKING_ENDS = 9;

    private Masked() {}

    /** The first and last three characters of nine or more; of fewer, only the last two. */
    public static String of(String number) {
        int length = number.length();
        if (length >= WORTH_MASKING_ENDS) {
            return number.substring(0, SHOWN) + "•".repeat(length - 2 * SHOWN) + number.substring(length - SHOWN);
        }
        int shown = length > 4 ? 2 : 0;
        return "•".repeat(length - shown) + number.substring(length - shown);
    }
}
