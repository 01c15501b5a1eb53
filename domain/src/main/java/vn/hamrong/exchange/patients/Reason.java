package vn.hamrong.exchange.patients;

/**
 * Why two records may be one person, or why not, each with its weight. A weight is roughly how many times more often the
 * observation is made of one person's two records than of two people's, as a power of two; the figures behind them and
 * what they find are in {@code docs/performance/matching.md}. A pair whose weights add up to {@link Likeness#ASK} or more
 * is shown to a person; nothing is ever joined by them.
 */
public enum Reason {
    /** The number is given to one person only; the records differ elsewhere, or they would be joined already. */
    SAME_CITIZEN_NUMBER(20, "cùng số định danh", "same citizen number"),
    /** One digit wrong or two neighbours swapped. Not more: numbers given out together, as to twins, differ little too. */
    CITIZEN_NUMBER_SLIP(9, "số định danh lệch một chữ số hoặc đảo hai số", "citizen numbers one slip apart"),
    /** Two valid numbers are two people, unless one was borrowed or mistyped throughout. */
    CITIZEN_NUMBER_DIFFERS(-10, "số định danh khác hẳn", "different citizen numbers"),
    /** The insurance number is a person's for life; cards are lent more often than citizen numbers. */
    SAME_CARD(12, "cùng mã số BHXH trên thẻ BHYT", "same insurance number"),
    /** Cards were issued twice to one person before 2018, so this says little. */
    CARD_DIFFERS(-3, "mã số BHXH khác", "different insurance numbers"),
    /** Even the commonest full name is borne by fewer than 1 in 500; most by 1 in 10,000. Weighed as a common one. */
    SAME_NAME(6, "cùng họ tên", "same full name"),
    /** {@code Nguyễn T. Lan} and {@code Nguyễn Thị Lan}: fits many middle names. */
    NAME_ABBREVIATED(4, "tên đệm viết tắt hoặc bỏ bớt", "middle name abbreviated or left out"),
    /** One letter more, less or other, as {@code Mỹ}/{@code Mĩ}: a slip, or another name. */
    NAME_ONE_LETTER(3, "họ tên lệch một chữ cái", "names one letter apart"),
    /** The same words in another order: given name first, as foreign forms ask. */
    NAME_OTHER_ORDER(4, "cùng họ tên, khác thứ tự", "same name in another order"),
    /** {@code Văn} and {@code Đức}: brothers, rarely a slip. */
    MIDDLE_NAME_DIFFERS(-5, "tên đệm khác", "different middle names"),
    /** Twins, brothers and sisters share all but this. Stronger than birth date, address and phone are together, nearly. */
    GIVEN_NAME_DIFFERS(-12, "tên gọi khác", "different given names"),
    /** {@code Hùng} and {@code Hưng} fold alike and are two names, given to twins on purpose. */
    ACCENTS_DIFFER(-11, "tên khác dấu (hai tên khác nhau)", "names differ in their accents"),
    /** 1 in 30,000 by chance; twins share it. */
    SAME_BIRTH_DATE(8, "cùng ngày sinh", "same birth date"),
    /** Read in the other order: 12/03 and 03/12. */
    DAY_MONTH_SWAPPED(5, "ngày và tháng sinh đảo nhau", "day and month of birth swapped"),
    /** Only the year is known of one, or it says 1 January, as is written where the day is unknown. */
    SAME_BIRTH_YEAR(2, "cùng năm sinh, một bên không rõ ngày", "same birth year, the day unknown"),
    /** One digit wrong or two neighbours swapped. */
    BIRTH_DATE_SLIP(3, "ngày sinh lệch một chữ số", "birth dates one digit apart"),
    /** Two people, or a date made up at the desk. */
    BIRTH_DATE_DIFFERS(-8, "ngày sinh khác", "different birth dates"),
    /** Father and son of one name, a child under a parent's number or card. */
    GENERATION_APART(-20, "sinh cách nhau một thế hệ", "born a generation apart"),
    /** Half of all strangers share it. */
    SAME_SEX(1, "cùng giới tính", "same sex"),
    /** Seldom mistyped. */
    SEX_DIFFERS(-8, "giới tính khác", "different sex"),
    /** A household often shares one. */
    SAME_PHONE(4, "cùng số điện thoại", "same phone"),
    /** House or street and commune. A household shares it. */
    SAME_ADDRESS(5, "cùng địa chỉ", "same address"),
    /** One of about 166 in the province. A different one says nothing: communes were joined in 2025, and people move. */
    SAME_COMMUNE(2, "cùng xã/phường", "same commune"),
    /** The hospital itself said that they are two of one birth. */
    OTHER_OF_MULTIPLE_BIRTH(-12, "sinh đôi/sinh ba, thứ tự sinh khác", "another child of a multiple birth");

    private final int weight;
    private final String vietnamese;
    private final String english;

    Reason(int weight, String vietnamese, String english) {
        this.weight = weight;
        this.vietnamese = vietnamese;
        this.english = english;
    }

    /** Positive speaks for one person, negative against. */
    public int weight() {
        return weight;
    }

    public String vietnamese() {
        return vietnamese;
    }

    public String english() {
        return english;
    }
}
