package vn.hamrong.exchange.fhir;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentRelationshipType;
import org.hl7.fhir.r4.model.DocumentReference.ReferredDocumentStatus;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;

/** TXA and its OBX → DocumentReference; source: the official maps TXA[DocumentReference], OBX[DocumentReference]. */
final class Documents {
    private static final String TYPE = "DocumentReference";
    private static final Set<String> CANCELLED = Set.of("T11");
    private static final Set<String> REPLACING = Set.of("T09", "T10");

    /** Table 0271. */
    private static final Map<String, ReferredDocumentStatus> COMPLETION = Map.of(
            "AU", ReferredDocumentStatus.FINAL,
            "LA", ReferredDocumentStatus.FINAL,
            "DI", ReferredDocumentStatus.PRELIMINARY,
            "DO", ReferredDocumentStatus.PRELIMINARY,
            "IN", ReferredDocumentStatus.PRELIMINARY,
            "IP", ReferredDocumentStatus.PRELIMINARY,
            "PA", ReferredDocumentStatus.PRELIMINARY);

    /** Table 0273. */
    private static final Map<String, DocumentReferenceStatus> AVAILABILITY = Map.of(
            "AV", DocumentReferenceStatus.CURRENT,
            "UN", DocumentReferenceStatus.CURRENT,
            "CA", DocumentReferenceStatus.ENTEREDINERROR,
            "OB", DocumentReferenceStatus.SUPERSEDED);

    private Documents() {}

    static void map(Line txa, Draft draft) {
        DocumentReference document = enter(txa, draft);
        txa.became(document);
        draft.patientReference(txa).ifPresent(document::setSubject);
        draft.encounterReference(txa).ifPresent(visit -> document.getContext().addEncounter(visit));
        state(txa, document, draft);
        Codes.concept(txa.field(2), TYPE + ".type").ifPresent(document::setType);
        times(txa, document);
        people(txa, document, draft);
        related(txa, document, draft);
        DocumentTexts.fill(txa, document);
    }

    /** Whether this OBX is the text of a document, not an observation. */
    static boolean takes(Line obx) {
        return obx.parent().filter(line -> line.name().equals("TXA")).isPresent();
    }

    /** A document for a file that came with an observation. */
    static Reference of(Attachment file, Line obx, Observation observation, Draft draft) {
        DocumentReference document = draft.derived(
                DocumentReference::new,
                obx,
                "file",
                draft.visitKey(obx),
                obx.field(3).peek(),
                obx.field(14).peek());
        document.setStatus(DocumentReferenceStatus.CURRENT);
        draft.patientReference(obx).ifPresent(document::setSubject);
        CodeableConcept code = observation.getCode();
        document.setType(code.copy());
        document.addContent().setAttachment(file);
        return draft.reference(document);
    }

    private static DocumentReference enter(Line txa, Draft draft) {
        Optional<Identifier> number = Identifiers.ei(txa.field(12), "document", TYPE + ".masterIdentifier");
        if (number.isEmpty()) {
            return draft.derived(
                    DocumentReference::new,
                    txa,
                    "document",
                    txa.field(2).peek(),
                    txa.field(16).peek(),
                    txa.field(6).peek() + txa.field(4).peek());
        }
        DocumentReference document = draft.keyed(DocumentReference::new, number.get());
        document.setMasterIdentifier(number.get().copy());
        return document;
    }

    private static void state(Line txa, DocumentReference document, Draft draft) {
        Datum available = txa.field(19);
        DocumentReferenceStatus told =
                Codes.translated(available, AVAILABILITY).orElse(DocumentReferenceStatus.CURRENT);
        document.setStatus(CANCELLED.contains(draft.event()) ? DocumentReferenceStatus.ENTEREDINERROR : told);
        if (available.hasText()) {
            Codes.keep(available, document.getStatusElement(), TYPE + ".status");
        }
        Datum completion = txa.field(17);
        Codes.translated(completion, COMPLETION).ifPresent(status -> {
            document.setDocStatus(status);
            Codes.keep(completion, document.getDocStatusElement(), TYPE + ".docStatus");
        });
        Codes.concept(txa.field(18), TYPE + ".securityLabel").ifPresent(document::addSecurityLabel);
    }

    private static void times(Line txa, DocumentReference document) {
        Times.period(txa.field(4), txa.field(99), TYPE + ".context.period")
                .ifPresent(period -> document.getContext().setPeriod(period));
        for (int field : new int[] {6, 7, 8}) {
            if (!document.hasDate()) {
                Times.instant(txa.field(field), TYPE + ".date").ifPresent(document::setDateElement);
            }
        }
    }

    private static void people(Line txa, DocumentReference document, Draft draft) {
        for (int field : new int[] {9, 5, 11}) {
            for (Datum xcn : txa.all(field)) {
                People.practitioner(xcn, document, draft).ifPresent(document::addAuthor);
            }
        }
        for (int field : new int[] {10, 22}) {
            for (Datum xcn : txa.all(field)) {
                People.practitioner(xcn, document, draft).ifPresent(document::setAuthenticator);
            }
        }
    }

    private static void related(Line txa, DocumentReference document, Draft draft) {
        Identifiers.ei(txa.field(13), "document", TYPE + ".relatesTo[0].target")
                .ifPresent(parent -> document.addRelatesTo()
                        .setCode(
                                REPLACING.contains(draft.event())
                                        ? DocumentRelationshipType.REPLACES
                                        : DocumentRelationshipType.APPENDS)
                        .setTarget(new Reference().setType(TYPE).setIdentifier(parent)));
        for (int field : new int[] {14, 15}) {
            for (Datum order : txa.all(field)) {
                String kind = field == 14 ? "placer-order" : "filler-order";
                Identifiers.ei(order, kind, TYPE + ".context.related")
                        .ifPresent(number -> document.getContext()
                                .addRelated(new Reference()
                                        .setType("ServiceRequest")
                                        .setIdentifier(number)));
            }
        }
        List<Datum> titles = txa.all(25);
        if (!titles.isEmpty()) {
            document.setDescription(titles.get(0).take(TYPE + ".description"));
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
