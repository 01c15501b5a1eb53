package vn.hamrong.exchange.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Narrative.NarrativeStatus;

/** The OBX below a TXA: lines of text become one plain-text file and the narrative, files stay files. */
final class DocumentTexts {
    private static final String CONTENT = "DocumentReference.content";

    private DocumentTexts() {}

    static void fill(Line txa, DocumentReference document) {
        List<String> lines = new ArrayList<>();
        for (Line obx : txa.children("OBX")) {
            obx.became(document);
            String type = obx.field(2).take(CONTENT + ".attachment.contentType");
            obx.all(5).forEach(value -> content(value, type, obx, document, lines));
        }
        if (!lines.isEmpty()) {
            text(String.join("\n", lines), document);
        }
        title(txa, document);
    }

    private static void content(Datum value, String type, Line obx, DocumentReference document, List<String> lines) {
        boolean file = type.equals("ED") || type.equals("RP");
        Optional<Attachment> attachment = file ? Attachments.of(value, type, CONTENT) : Optional.empty();
        if (attachment.isPresent()) {
            Datum name = obx.field(3).part(2).hasText()
                    ? obx.field(3).part(2)
                    : obx.field(3).part(1);
            if (name.hasText()) {
                attachment.get().setTitle(name.take(CONTENT + ".attachment.title"));
            }
            document.addContent().setAttachment(attachment.get());
        } else if (!file && Texts.fits(ObservationValues.said(value))) {
            lines.add(ObservationValues.said(value));
            value.takeAll(CONTENT + ".attachment.data");
        }
    }

    private static void text(String text, DocumentReference document) {
        Attachment attachment = document.addContent().getAttachment();
        attachment.setContentType("text/plain; charset=utf-8").setData(Documents.utf8(text));
        String lines = text.lines().map(DocumentTexts::escaped).collect(Collectors.joining("<br/>"));
        if (lines.length() < Texts.STRING_MAX) {
            document.getText().setStatus(NarrativeStatus.ADDITIONAL);
            document.getText().setDivAsString("<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>" + lines + "</p></div>");
        }
    }

    /** FHIR demands a content: a document that came without one says at least what it is. */
    private static void title(Line txa, DocumentReference document) {
        Attachment first = document.getContentFirstRep().getAttachment();
        if (txa.field(16).hasText()) {
            first.setTitle(txa.field(16).take(CONTENT + "[0].attachment.title"));
        }
        if (!first.hasContentType() && txa.field(3).hasText()) {
            first.setContentType(Attachments.mime(txa.field(3).take(CONTENT + "[0].attachment.contentType"), ""));
        }
        if (first.isEmpty()) {
            first.setTitle("document");
        }
    }

    /** Text as text: nothing a sender writes becomes markup. */
    private static String escaped(String line) {
        return line.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
