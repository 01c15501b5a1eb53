package vn.hamrong.exchange.bhyt;

import java.util.Optional;
import vn.hamrong.shared.xml.XmlElement;
import vn.hamrong.shared.xml.XmlText;

/** Writes elements, and after each the strays that stood there. */
final class StrayText {
    private final Strays strays;
    private final XmlText out;

    StrayText(Strays strays) {
        this.strays = strays;
        this.out = new XmlText();
    }

    /** Writes on where {@code above} is, with other strays. */
    StrayText(Strays strays, StrayText above) {
        this.strays = strays;
        this.out = above.out;
    }

    void open(String name) {
        out.open(name, strays.attributesOf(name));
        after(name, "");
    }

    /** Closes the element, and adds what followed it in {@code parent}. */
    void close(String parent, String name) {
        out.close(name);
        after(parent, name);
    }

    void leaf(String parent, String name, Optional<String> text) {
        element(parent, name, text.map(value -> XmlElement.of(name, value)));
    }

    /** Adds the element, when there is one, and what followed it in {@code parent}. */
    void element(String parent, String name, Optional<XmlElement> element) {
        element.ifPresent(out::element);
        after(parent, name);
    }

    /** Adds what followed the element {@code name} in {@code parent}. */
    void after(String parent, String name) {
        strays.in(parent, name).forEach(out::element);
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
