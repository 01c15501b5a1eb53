package vn.hamrong.exchange.bhyt;

/**
 * Which decree's fields a dossier has. They differ in XML13 only; two sources disagree on what QĐ 3176 left of it, so both
 * forms are read and can be written.
 */
public enum Form {
    /** QĐ 4750/QĐ-BYT: XML13 with 39 fields. */
    QD_4750("4750"),
    /** QĐ 3176/QĐ-BYT: XML13 with 37 fields. */
    QD_3176("3176"),
    /** QĐ 3176/QĐ-BYT: XML13 with 39 fields, {@code TEN_DICH_VU} and {@code TEN_THUOC} kept. */
    QD_3176_LONG("3176L");

    private final String mark;

    Form(String mark) {
        this.mark = mark;
    }

    /** As the field tables write it. */
    String mark() {
        return mark;
    }
}
