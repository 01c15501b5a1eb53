package vn.hamrong.shared.xml;

/** Bytes that are not read as XML. The message holds no value of the file. */
public final class MalformedXml extends Exception {
    private static final long serialVersionUID = 1;

    private final XmlRefusal refusal;
    private final int line;

    MalformedXml(XmlRefusal refusal, int line) {
        super(refusal.english() + (line > 0 ? ", line " + line : ""));
        this.refusal = refusal;
        this.line = line;
    }

    public XmlRefusal refusal() {
        return refusal;
    }

    /** The line it was seen at, from 1; 0 when unknown. */
    public int line() {
        return line;
    }
}
