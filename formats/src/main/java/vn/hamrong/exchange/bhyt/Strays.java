package vn.hamrong.exchange.bhyt;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import vn.hamrong.shared.xml.XmlAttribute;
import vn.hamrong.shared.xml.XmlElement;

/**
 * What stood in a file and has no place in the format: kept, so that nothing is lost, and flagged by {@link
 * DossierChecks}.
 */
public record Strays(List<Element> elements, List<Attribute> attributes) {
    public static final Strays NONE = new Strays(List.of(), List.of());

    public Strays {
        // In one order, whatever order the elements around them came in: only the order at one place means something.
        elements = elements.stream()
                .sorted(Comparator.comparing(Element::parent).thenComparing(Element::after))
                .toList();
        attributes = attributes.stream()
                .sorted(Comparator.comparing(Attribute::parent))
                .toList();
    }

    /**
     * An element that the format does not know, comes a second time, or is not text alone where text belongs.
     *
     * @param parent the name of the element it stood in
     * @param after the name of the known element it followed; empty when it stood first
     */
    public record Element(String parent, String after, XmlElement element) {}

    /** An attribute; the format has none but namespace declarations, which are kept too and not flagged. */
    public record Attribute(String parent, XmlAttribute attribute) {}

    boolean isEmpty() {
        return elements.isEmpty() && attributes.isEmpty();
    }

    Strays and(Strays more) {
        if (isEmpty()) {
            return more;
        }
        return new Strays(
                Stream.concat(elements.stream(), more.elements.stream()).toList(),
                Stream.concat(attributes.stream(), more.attributes.stream()).toList());
    }

    List<XmlElement> in(String parent, String after) {
        return elements.stream()
                .filter(stray -> stray.parent.equals(parent) && stray.after.equals(after))
                .map(Element::element)
                .toList();
    }

    List<XmlAttribute> attributesOf(String parent) {
        return attributes.stream()
                .filter(stray -> stray.parent.equals(parent))
                .map(Attribute::attribute)
                .toList();
    }
}
