package vn.hamrong.exchange.letters;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.ReferredDocumentStatus;

/** TXA and the OBX below it (HL7 v2.5.1 §9.6.1). */
final class DocumentLines {
    /** Table 0271. */
    private static final Map<ReferredDocumentStatus, String> STATES = Map.of(
            ReferredDocumentStatus.FINAL, "AU",
            ReferredDocumentStatus.AMENDED, "AU",
            ReferredDocumentStatus.PRELIMINARY, "IP");

    private final Moments moments;

    DocumentLines(Moments moments) {
        this.moments = moments;
    }

    List<SegmentText> of(DocumentReference document) {
        List<SegmentText> lines = new ArrayList<>();
        lines.add(txa(document));
        int nth = 1;
        for (DocumentReference.DocumentReferenceContentComponent content : document.getContent()) {
            if (content.getAttachment().hasData()) {
                lines.add(content(content.getAttachment(), nth++));
            }
        }
        if (nth == 1) {
            throw new Unsayable("a document has no content of its own");
        }
        return lines;
    }

    private SegmentText txa(DocumentReference document) {
        boolean text = document.getContent().stream().anyMatch(one -> isText(one.getAttachment()));
        return new SegmentText("TXA")
                .set(1, 1)
                .set(2, Coded.concept(document.getType()))
                .set(3, text ? "TX" : "AP")
                .set(6, document.hasDate() ? moments.of(document.getDate().toInstant()) : "")
                .set(12, number(document))
                .set(17, state(document))
                .set(19, "AV")
                .set(25, document.hasDescription() ? Escaped.text(document.getDescription()) : "");
    }

    private static String number(DocumentReference document) {
        return document.hasMasterIdentifier()
                ? Escaped.texts(
                        document.getMasterIdentifier().getValue(), Numberings.name(document.getMasterIdentifier()))
                : "";
    }

    /** TXA-17. */
    static String state(DocumentReference document) {
        return document.hasDocStatus()
                ? Optional.ofNullable(STATES.get(document.getDocStatus()))
                        .orElseThrow(() -> new Unsayable("a document has a state that HL7 v2 cannot say"))
                : "";
    }

    private static SegmentText content(Attachment file, int nth) {
        SegmentText obx = new SegmentText("OBX").set(1, nth).set(3, "DOC").set(11, "F");
        if (!isText(file)) {
            return obx.set(2, "ED").set(5, ResultValues.file(file));
        }
        List<String> lines = new ArrayList<>();
        text(file).lines().forEach(line -> lines.add(Escaped.text(line)));
        return obx.set(2, "TX").set(5, String.join("~", lines));
    }

    static boolean isText(Attachment file) {
        return file.hasContentType() && file.getContentType().startsWith("text/plain");
    }

    static String text(Attachment file) {
        return new String(file.getData(), StandardCharsets.UTF_8);
    }
}
