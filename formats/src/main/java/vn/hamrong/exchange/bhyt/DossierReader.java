package vn.hamrong.exchange.bhyt;

import vn.hamrong.shared.xml.MalformedXml;
import vn.hamrong.shared.xml.SafeXml;
import vn.hamrong.shared.xml.XmlElement;

/**
 * Reads the insurer's files. Fields are known by name, never by position, so 4750 and both forms of 3176 are read; what the
 * format does not know is kept. A file that is cut off, hostile, larger than its bounds or no such file is refused whole.
 */
public final class DossierReader {
    private DossierReader() {}

    /** Reads with {@link DossierBounds#DEFAULT}. */
    public static DossierReading read(byte[] file) {
        return read(file, DossierBounds.DEFAULT);
    }

    public static DossierReading read(byte[] file, DossierBounds bounds) {
        try {
            XmlElement root = root(file, bounds);
            if (root.name().equals(EnvelopeReader.ROOT)) {
                return new DossierReading.Read(new EnvelopeReader(bounds).read(root));
            }
            Table table = Layouts.byRoot(root.name()).orElseThrow(DossierReader::unknownRoot);
            return new DossierReading.Read(DossierFile.alone(TableReader.read(table, root, table.name())));
        } catch (RefusedFile refused) {
            return refused.answer();
        }
    }

    private static XmlElement root(byte[] file, DossierBounds bounds) throws RefusedFile {
        try {
            return SafeXml.read(file, bounds.ofEnvelope());
        } catch (MalformedXml malformed) {
            throw RefusedFile.malformed(malformed, "");
        }
    }

    private static RefusedFile unknownRoot() {
        return new RefusedFile(
                "unknown-root",
                "không phải hồ sơ giám định: thẻ ngoài cùng phải là GIAMDINHHS hoặc của một bảng XML0–XML15",
                "no insurer's file: the outermost element must be GIAMDINHHS or that of a table XML0–XML15");
    }
}
