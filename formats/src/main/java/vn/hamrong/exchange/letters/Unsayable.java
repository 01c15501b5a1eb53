package vn.hamrong.exchange.letters;

/** Something of the content has no form in HL7 v2; the message is for people and names no patient. */
final class Unsayable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unsayable(String why) {
        super(why);
    }
}
