package vn.hamrong.shared.xml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Builds the elements of one file, counting everything against the bounds. */
final class XmlTree {
    private static final String XINCLUDE = "http://www.w3.org/2001/XInclude";

    private final XMLStreamReader reader;
    private final XmlBounds bounds;
    private final Deque<Open> open = new ArrayDeque<>();
    private int elements;
    private @Nullable XmlElement root;

    XmlTree(XMLStreamReader reader, XmlBounds bounds) {
        this.reader = reader;
        this.bounds = bounds;
    }

    XmlElement read() throws XMLStreamException, MalformedXml {
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> start();
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> text();
                case XMLStreamConstants.DTD -> throw refused(XmlRefusal.DOCTYPE);
                case XMLStreamConstants.ENTITY_REFERENCE -> throw refused(XmlRefusal.ENTITY);
                case XMLStreamConstants.PROCESSING_INSTRUCTION -> throw refused(XmlRefusal.INSTRUCTION);
                default -> {}
            }
        }
        if (root == null) {
            throw refused(XmlRefusal.NOT_WELL_FORMED);
        }
        return root;
    }

    private void start() throws MalformedXml {
        elements++;
        if (elements > bounds.elements()) {
            throw refused(XmlRefusal.TOO_MANY);
        }
        if (open.size() >= bounds.depth()) {
            throw refused(XmlRefusal.TOO_DEEP);
        }
        if (XINCLUDE.equals(reader.getNamespaceURI())) {
            throw refused(XmlRefusal.INCLUSION);
        }
        open.push(new Open(qualified(reader.getPrefix(), reader.getLocalName()), attributes()));
    }

    private List<XmlAttribute> attributes() throws MalformedXml {
        int count = reader.getNamespaceCount() + reader.getAttributeCount();
        if (count > bounds.attributes()) {
            throw refused(XmlRefusal.TOO_MANY_ATTRIBUTES);
        }
        if (count == 0) {
            return List.of();
        }
        List<XmlAttribute> attributes = new ArrayList<>(count);
        for (int i = 0; i < reader.getNamespaceCount(); i++) {
            String prefix = reader.getNamespacePrefix(i);
            String name = prefix == null || prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix;
            attributes.add(attribute(name, Objects.requireNonNullElse(reader.getNamespaceURI(i), "")));
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String local = reader.getAttributeLocalName(i);
            if (local.equals("schemaLocation") || local.equals("noNamespaceSchemaLocation")) {
                throw refused(XmlRefusal.SCHEMA_LOCATION);
            }
            attributes.add(attribute(qualified(reader.getAttributePrefix(i), local), reader.getAttributeValue(i)));
        }
        return attributes;
    }

    private XmlAttribute attribute(String name, String value) throws MalformedXml {
        if (value.length() > bounds.text()) {
            throw refused(XmlRefusal.TEXT_TOO_LONG);
        }
        return new XmlAttribute(name, value);
    }

    private void text() throws MalformedXml {
        Open current = open.peek();
        if (current == null) {
            return;
        }
        if (current.text.length() + reader.getTextLength() > bounds.text()) {
            throw refused(XmlRefusal.TEXT_TOO_LONG);
        }
        current.text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
    }

    private void end() {
        XmlElement element = open.pop().closed();
        Open parent = open.peek();
        if (parent == null) {
            root = element;
        } else {
            parent.children.add(element);
        }
    }

    private MalformedXml refused(XmlRefusal refusal) {
        return new MalformedXml(refusal, reader.getLocation().getLineNumber());
    }

    private static String qualified(@Nullable String prefix, String local) {
        return prefix == null || prefix.isEmpty() ? local : prefix + ":" + local;
    }

    /** An element whose end has not come yet. */
    private static final class Open {
        private final String name;
        private final List<XmlAttribute> attributes;
        private final List<XmlElement> children = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();

        Open(String name, List<XmlAttribute> attributes) {
            this.name = name;
            this.attributes = attributes;
        }

        XmlElement closed() {
            String all = text.toString();
            return new XmlElement(name, attributes, children, !children.isEmpty() && all.isBlank() ? "" : all);
        }
    }
}
