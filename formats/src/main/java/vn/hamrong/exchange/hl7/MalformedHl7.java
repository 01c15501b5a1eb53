package vn.hamrong.exchange.hl7;

/** The text is no HL7 v2 message. The reason is fit to be shown: it holds no value of the message. */
public final class MalformedHl7 extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedHl7(String reason) {
        super(reason);
    }
}
