package vn.hamrong.shared.xml;

/**
 * Writes XML: the same calls give the same text. Reading it back gives the same names and texts, white space and line ends
 * included.
 */
public final class XmlText {
    private static final String INDENT = "  ";

    private final StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    private int depth;

    /** Opens an element whose children follow, each on its own line. */
    public XmlText open(String name, Iterable<XmlAttribute> attributes) {
        indent();
        tag(name, attributes);
        out.append('\n');
        depth++;
        return this;
    }

    public XmlText close(String name) {
        depth--;
        indent();
        out.append("</").append(name).append(">\n");
        return this;
    }

    /** An element with text alone, on one line. */
    public XmlText leaf(String name, String text) {
        return element(XmlElement.of(name, text));
    }

    /** An element as it was read. */
    public XmlText element(XmlElement element) {
        if (element.children().isEmpty() || !element.text().isEmpty()) {
            indent();
            inline(element);
            out.append('\n');
            return this;
        }
        open(element.name(), element.attributes());
        element.children().forEach(this::element);
        return close(element.name());
    }

    @Override
    public String toString() {
        return out.toString();
    }

    /** Text beside child elements: nothing may be added to it. */
    private void inline(XmlElement element) {
        tag(element.name(), element.attributes());
        escape(element.text(), false);
        element.children().forEach(this::inline);
        out.append("</").append(element.name()).append('>');
    }

    private void tag(String name, Iterable<XmlAttribute> attributes) {
        out.append('<').append(name);
        for (XmlAttribute attribute : attributes) {
            out.append(' ').append(attribute.name()).append("=\"");
            escape(attribute.value(), true);
            out.append('"');
        }
        out.append('>');
    }

    private void indent() {
        out.append(INDENT.repeat(depth));
    }

    private void escape(String text, boolean attribute) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '\r' -> out.append("&#13;");
                case '"', '\n', '\t' -> {
                    if (attribute) {
                        out.append("&#").append((int) c).append(';');
                    } else {
                        out.append(c);
                    }
                }
                default -> out.append(allowed(text, i));
            }
        }
    }

    private static char allowed(String text, int i) {
        char c = text.charAt(i);
        boolean pair = Character.isHighSurrogate(c)
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : !Character.isLowSurrogate(c) || (i > 0 && Character.isHighSurrogate(text.charAt(i - 1)));
        if (c < ' ' || c == '\uFFFE' || c == '\uFFFF' || !pair) {
            throw new IllegalArgumentException("XML 1.0 has no character U+" + Integer.toHexString(c));
        }
        return c;
    }
}
