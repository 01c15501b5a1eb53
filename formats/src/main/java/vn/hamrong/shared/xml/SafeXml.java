package vn.hamrong.shared.xml;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML from outside without harm. No DTD, no entity but the five of XML, nothing fetched, nothing expanded, bounded in
 * size, depth, elements, attributes and text; time is linear in the size. A DOCTYPE, XInclude, a schema location or a
 * processing instruction refuses the whole file.
 *
 * <p>No other class may make an XML factory; a test enforces it.
 */
public final class SafeXml {

    private SafeXml() {}

    /**
     * The root element. UTF-8 is read strictly, with or without a byte order mark; UTF-16 only with one. What the XML
     * declaration says of the encoding is not believed: many senders write {@code utf-16} before UTF-8.
     */
    public static XmlElement read(byte[] file, XmlBounds bounds) throws MalformedXml {
        if (file.length > bounds.bytes()) {
            throw new MalformedXml(XmlRefusal.TOO_LARGE, 0);
        }
        String text = text(file);
        if (text.isBlank()) {
            throw new MalformedXml(XmlRefusal.EMPTY, 0);
        }
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(text));
            if ("1.1".equals(reader.getVersion())) {
                // It has characters that no XML 1.0 we write could hold.
                throw new MalformedXml(XmlRefusal.VERSION, 1);
            }
            return new XmlTree(reader, bounds).read();
        } catch (XMLStreamException malformed) {
            throw new MalformedXml(
                    XmlRefusal.NOT_WELL_FORMED,
                    malformed.getLocation() == null
                            ? 0
                            : malformed.getLocation().getLineNumber());
        } catch (RuntimeException parserFault) {
            // The JDK's parser answers some malformed input with its own unchecked exceptions.
            throw new MalformedXml(XmlRefusal.NOT_WELL_FORMED, 0);
        }
    }

    private static String text(byte[] file) throws MalformedXml {
        if (startsWith(file, 0xFE, 0xFF)) {
            return text(file, 2, StandardCharsets.UTF_16BE);
        }
        if (startsWith(file, 0xFF, 0xFE)) {
            return text(file, 2, StandardCharsets.UTF_16LE);
        }
        return text(file, startsWith(file, 0xEF, 0xBB, 0xBF) ? 3 : 0, StandardCharsets.UTF_8);
    }

    private static String text(byte[] file, int from, Charset charset) throws MalformedXml {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(file, from, file.length - from))
                    .toString();
        } catch (CharacterCodingException undecodable) {
            throw new MalformedXml(XmlRefusal.ENCODING, 0);
        }
    }

    private static boolean startsWith(byte[] file, int... mark) {
        if (file.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((file[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** The JDK's own parser, whatever else is on the class path. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_VALIDATING, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        return factory;
    }
}
