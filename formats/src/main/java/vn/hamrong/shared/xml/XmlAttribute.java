package vn.hamrong.shared.xml;

/**
 * An attribute or a namespace declaration, as it was written.
 *
 * @param name with its prefix, as in {@code xsi:nil} or {@code xmlns:xsi}
 */
public record XmlAttribute(String name, String value) {

    /** Whether it declares a namespace. */
    public boolean isNamespace() {
        return name.equals("xmlns") || name.startsWith("xmlns:");
    }

    @Override
    public String toString() {
        return "XmlAttribute[" + name + "]";
    }
}
