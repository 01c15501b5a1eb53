package vn.hamrong.exchange.bhyt;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.hamrong.shared.xml.MalformedXml;
import vn.hamrong.shared.xml.SafeXml;
import vn.hamrong.shared.xml.XmlElement;

/** Reads a GIAMDINHHS; source: CV 1245/BHXH-CNTT (03/05/2024). */
final class EnvelopeReader {
    static final String ROOT = "GIAMDINHHS";
    static final String UNIT = "THONGTINDONVI";
    static final String FACILITY = "MACSKCB";
    static final String INFO = "THONGTINHOSO";
    static final String MADE_ON = "NGAYLAP";
    static final String COUNT = "SOLUONGHOSO";
    static final String LIST = "DANHSACHHOSO";
    static final String DOSSIER = "HOSO";
    static final String FILE = "FILEHOSO";
    static final String KIND = "LOAIHOSO";
    static final String CONTENT = "NOIDUNGFILE";
    static final String SIGNATURE = "CHUKYDONVI";

    private final DossierBounds bounds;
    private long decoded;
    private int elements;

    EnvelopeReader(DossierBounds bounds) {
        this.bounds = bounds;
    }

    DossierFile read(XmlElement root) throws RefusedFile {
        elements = root.count();
        Parts head = new Parts();
        head.of(root, UNIT, INFO, SIGNATURE);
        XmlElement unit = head.needed(UNIT);
        XmlElement info = head.needed(INFO);
        Parts parts = new Parts(head);
        parts.of(unit, FACILITY);
        String facility = parts.text(FACILITY).filter(text -> !text.isBlank()).orElseThrow(() -> missing(FACILITY));
        parts.of(info, MADE_ON, COUNT, LIST);
        XmlElement list = parts.needed(LIST);
        List<Dossier> dossiers = dossiers(list, parts);
        Optional<XmlElement> signature = head.found(SIGNATURE);
        DossierEnvelope envelope =
                new DossierEnvelope(facility, parts.text(MADE_ON), parts.text(COUNT), signature, parts.strays());
        return new DossierFile(Optional.of(envelope), dossiers);
    }

    private List<Dossier> dossiers(XmlElement list, Parts parts) throws RefusedFile {
        List<Dossier> dossiers = new ArrayList<>();
        for (XmlElement hoso : parts.all(list, DOSSIER)) {
            if (dossiers.size() == bounds.dossiers()) {
                throw tooMany("hồ sơ", "dossiers", bounds.dossiers());
            }
            dossiers.add(dossier(hoso, DOSSIER + " " + (dossiers.size() + 1)));
        }
        if (dossiers.isEmpty()) {
            throw missing(DOSSIER);
        }
        return dossiers;
    }

    private Dossier dossier(XmlElement hoso, String place) throws RefusedFile {
        Parts parts = new Parts();
        List<TableFile> tables = new ArrayList<>();
        List<ForeignFile> foreign = new ArrayList<>();
        for (XmlElement file : parts.all(hoso, FILE)) {
            if (tables.size() + foreign.size() == bounds.tables()) {
                throw tooMany("tệp trong một hồ sơ", "files in one dossier", bounds.tables());
            }
            file(file, place, tables, foreign);
        }
        if (tables.isEmpty()) {
            throw new RefusedFile(
                    "empty-dossier",
                    place + ": hồ sơ không có bảng nào đọc được",
                    place + ": the dossier holds no table that can be read");
        }
        return new Dossier(tables, foreign, parts.strays());
    }

    private void file(XmlElement file, String place, List<TableFile> tables, List<ForeignFile> foreign)
            throws RefusedFile {
        Parts parts = new Parts();
        parts.of(file, KIND, CONTENT);
        String kind = parts.text(KIND).orElseThrow(() -> missing(KIND)).strip();
        String content = parts.text(CONTENT).orElseThrow(() -> missing(CONTENT));
        String packed = content.replaceAll("[ \t\r\n]", "");
        Optional<Table> table = Table.of(kind);
        if (table.isEmpty()) {
            foreign.add(new ForeignFile(kind, packed, parts.strays()));
            return;
        }
        String where = place + ", " + kind;
        XmlElement root = root(packed, where);
        tables.add(TableReader.read(table.get(), root, where).with(parts.strays()));
    }

    private XmlElement root(String packed, String where) throws RefusedFile {
        byte[] content = decode(packed, where);
        try {
            XmlElement root = SafeXml.read(content, bounds.ofTable(bounds.elements() - elements));
            elements += root.count();
            return root;
        } catch (MalformedXml malformed) {
            throw RefusedFile.malformed(malformed, where);
        }
    }

    private byte[] decode(String packed, String where) throws RefusedFile {
        decoded += packed.length() / 4L * 3;
        if (decoded > bounds.decoded()) {
            throw new RefusedFile(
                    "too-large",
                    where + ": nội dung các tệp quá lớn",
                    where + ": the content of the files is too large");
        }
        try {
            return Base64.getDecoder().decode(packed);
        } catch (IllegalArgumentException notBase64) {
            throw new RefusedFile(
                    "bad-base64",
                    where + ": NOIDUNGFILE không phải base64 hợp lệ, hoặc bị cắt cụt",
                    where + ": NOIDUNGFILE is no valid base64, or it was cut off");
        }
    }

    static RefusedFile missing(String element) {
        return new RefusedFile(
                "missing-" + element.toLowerCase(Locale.ROOT),
                "thiếu thẻ " + element + ", hoặc thẻ bỏ trống",
                element + " is missing or empty");
    }

    private static RefusedFile tooMany(String what, String english, int most) {
        return new RefusedFile(
                "too-many", "quá nhiều " + what + ", tối đa " + most, "too many " + english + ", at most " + most);
    }
}
