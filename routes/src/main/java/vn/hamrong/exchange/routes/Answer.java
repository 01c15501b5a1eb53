package vn.hamrong.exchange.routes;

/**
 * What goes back on the connection.
 *
 * @param content of the frame; empty: nothing is sent
 * @param last whether the connection is closed after it
 */
public record Answer(byte[] content, boolean last) {

    /** No answer: the sender awaits none. */
    static final Answer NONE = new Answer(new byte[0], false);

    @Override
    public String toString() {
        return "Answer[" + content.length + " bytes]";
    }
}
