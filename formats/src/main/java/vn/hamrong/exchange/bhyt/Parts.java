package vn.hamrong.exchange.bhyt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.hamrong.shared.xml.XmlElement;

/** Sorts the children of elements into those the format knows and strays. */
final class Parts {
    private final Map<String, XmlElement> found = new HashMap<>();
    private final List<Strays.Element> elements;
    private final List<Strays.Attribute> attributes;

    Parts() {
        this.elements = new ArrayList<>();
        this.attributes = new ArrayList<>();
    }

    /** Its strays come together with those of {@code other}. */
    Parts(Parts other) {
        this.elements = other.elements;
        this.attributes = other.attributes;
    }

    /** Takes the children of those names, each once; all else is a stray. */
    void of(XmlElement parent, String... names) throws RefusedFile {
        Set<String> known = Set.of(names);
        enter(parent);
        String after = "";
        for (XmlElement child : parent.children()) {
            boolean isKnown = known.contains(child.name());
            if (isKnown && found.putIfAbsent(child.name(), child) == null) {
                after = child.name();
            } else {
                stray(parent, isKnown ? child.name() : after, child);
            }
        }
    }

    /** All children of that name; all else is a stray. */
    List<XmlElement> all(XmlElement parent, String name) throws RefusedFile {
        List<XmlElement> all = new ArrayList<>();
        enter(parent);
        for (XmlElement child : parent.children()) {
            if (child.name().equals(name)) {
                all.add(child);
            } else {
                stray(parent, all.isEmpty() ? "" : name, child);
            }
        }
        return all;
    }

    void stray(XmlElement parent, String after, XmlElement element) {
        elements.add(new Strays.Element(parent.name(), after, element));
    }

    /** Takes the attributes of an element that holds others; words between those are no part of the format. */
    void enter(XmlElement parent) throws RefusedFile {
        if (!parent.text().isBlank()) {
            throw new RefusedFile(
                    "text-between-elements",
                    "có chữ nằm ngoài các thẻ, tệp bị hỏng",
                    "there are words between the elements: the file is damaged");
        }
        parent.attributes().forEach(one -> attributes.add(new Strays.Attribute(parent.name(), one)));
    }

    Optional<XmlElement> found(String name) {
        return Optional.ofNullable(found.get(name));
    }

    XmlElement needed(String name) throws RefusedFile {
        return found(name).orElseThrow(() -> EnvelopeReader.missing(name));
    }

    /** The text of an element that must be text alone. */
    Optional<String> text(String name) throws RefusedFile {
        Optional<XmlElement> element = found(name);
        if (element.isPresent() && !element.get().isPlain()) {
            throw new RefusedFile("not-text", "thẻ " + name + " phải chỉ chứa chữ", name + " must hold text alone");
        }
        return element.map(XmlElement::text);
    }

    Strays strays() {
        return elements.isEmpty() && attributes.isEmpty() ? Strays.NONE : new Strays(elements, attributes);
    }
}
