package vn.hamrong.shared.xml;

import java.util.List;
import java.util.Optional;

/**
 * An element as it was written. Comments are not part of it; white space between child elements is not either.
 *
 * @param name with its prefix, as in {@code ds:Signature}
 * @param text all its own text, exactly; empty when it has child elements and nothing but white space between them
 */
public record XmlElement(String name, List<XmlAttribute> attributes, List<XmlElement> children, String text) {

    public XmlElement {
        attributes = List.copyOf(attributes);
        children = List.copyOf(children);
    }

    /** An element with text alone. */
    public static XmlElement of(String name, String text) {
        return new XmlElement(name, List.of(), List.of(), text);
    }

    /** Whether it is text alone: neither child elements nor attributes. */
    public boolean isPlain() {
        return attributes.isEmpty() && children.isEmpty();
    }

    /** The first child of that name. */
    public Optional<XmlElement> child(String childName) {
        return children.stream().filter(child -> child.name.equals(childName)).findFirst();
    }

    /** How many elements it is, itself included. */
    public int count() {
        int count = 1;
        for (XmlElement child : children) {
            count += child.count();
        }
        return count;
    }

    /** The name alone: what it holds may be a patient's. */
    @Override
    public String toString() {
        return "XmlElement[" + name + ", " + children.size() + " children]";
    }
}
