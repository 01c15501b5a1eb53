package vn.hamrong.exchange.bhyt;

/** How a field's value must be written. */
public enum Kind {
    TEXT,
    /** A whole number. */
    INT,
    /** A number with a point before its decimals. */
    DEC,
    /** One code of a list that the decree itself holds. */
    CODE,
    /** Several of such codes, parted by {@code ;}. */
    CODES,
    /** {@code yyyyMMddHHmm}. */
    TIME,
    /** {@code yyyyMMdd}. */
    DATE,
    /** Several dates, parted by {@code ;}. */
    DATES,
    /** A date or a time. */
    MOMENT,
    /** A time whose unknown parts are 0. */
    BIRTH
}
