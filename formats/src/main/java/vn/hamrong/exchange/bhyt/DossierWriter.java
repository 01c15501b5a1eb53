package vn.hamrong.exchange.bhyt;

import static vn.hamrong.exchange.bhyt.EnvelopeReader.CONTENT;
import static vn.hamrong.exchange.bhyt.EnvelopeReader.COUNT;
import static vn.hamrong.exchange.bhyt.EnvelopeReader.DOSSIER;
import static vn.hamrong.exchange.bhyt.EnvelopeReader.FACILITY;
import static vn.hamrong.exchange.bhyt.EnvelopeReader.FILE;
import static vn.hamrong.exchange.bhyt.EnvelopeReader.INFO;
import static vn.hamrong.exchange.bhyt.EnvelopeReader.KIND;
import static vn.hamrong.exchange.bhyt.EnvelopeReader.LIST;
import static vn.hamrong.exchange.bhyt.EnvelopeReader.MADE_ON;
import static vn.hamrong.exchange.bhyt.EnvelopeReader.ROOT;
import static vn.hamrong.exchange.bhyt.EnvelopeReader.SIGNATURE;
import static vn.hamrong.exchange.bhyt.EnvelopeReader.UNIT;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import vn.hamrong.shared.xml.XmlElement;

/**
 * Writes the insurer's files: UTF-8 without byte order mark, fields in the annex's order, strays where they stood. The same
 * file gives the same bytes, and {@code read(write(x))} equals {@code x}. A field that a record does not have is not
 * written: {@link DossierFile#in} completes records first.
 *
 * <p>A signature is written as it was read, but it signed other bytes: only the original, kept in the journal, verifies.
 */
public final class DossierWriter {
    private DossierWriter() {}

    /**
     * The file's bytes.
     *
     * @throws IllegalArgumentException when a value holds a character that XML 1.0 has not, or a field is no table's
     */
    public static byte[] write(DossierFile file) {
        String text = file.envelope()
                .map(envelope -> envelope(envelope, file))
                .orElseGet(
                        () -> TableWriter.text(file.dossiers().get(0).tables().get(0)));
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String envelope(DossierEnvelope envelope, DossierFile file) {
        StrayText out = new StrayText(envelope.strays());
        out.open(ROOT);
        out.open(UNIT);
        out.leaf(UNIT, FACILITY, Optional.of(envelope.facility()));
        out.close(ROOT, UNIT);
        out.open(INFO);
        out.leaf(INFO, MADE_ON, envelope.madeOn());
        out.leaf(INFO, COUNT, envelope.count());
        out.open(LIST);
        file.dossiers().forEach(dossier -> dossier(dossier, out));
        out.after(LIST, DOSSIER);
        out.close(INFO, LIST);
        out.close(ROOT, INFO);
        out.element(ROOT, SIGNATURE, envelope.signature());
        out.close("", ROOT);
        return out.toString();
    }

    private static void dossier(Dossier dossier, StrayText above) {
        StrayText out = new StrayText(dossier.strays(), above);
        out.open(DOSSIER);
        dossier.tables().forEach(table -> file(table, above));
        dossier.foreign().forEach(file -> file(file.kind(), file.content(), file.strays(), above));
        out.after(DOSSIER, FILE);
        out.close("", DOSSIER);
    }

    private static void file(TableFile table, StrayText above) {
        byte[] content = TableWriter.text(table).getBytes(StandardCharsets.UTF_8);
        file(table.table().name(), Base64.getEncoder().encodeToString(content), table.strays(), above);
    }

    private static void file(String kind, String content, Strays strays, StrayText above) {
        StrayText out = new StrayText(strays, above);
        out.open(FILE);
        out.leaf(FILE, KIND, Optional.of(kind));
        out.element(FILE, CONTENT, Optional.of(XmlElement.of(CONTENT, content)));
        out.close("", FILE);
    }
}
