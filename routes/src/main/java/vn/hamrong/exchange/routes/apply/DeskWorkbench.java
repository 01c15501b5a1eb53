package vn.hamrong.exchange.routes.apply;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import vn.hamrong.exchange.Lane;
import vn.hamrong.exchange.WaitingMessage;
import vn.hamrong.exchange.desk.MessageDetail;
import vn.hamrong.exchange.desk.Workbench;
import vn.hamrong.exchange.hl7.CharacterSets;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;

/** Tries messages with the very reader that applying uses. */
public final class DeskWorkbench implements Workbench {
    private final Reader reader;
    private final Clock clock;

    /** Reads as {@code reader} does. */
    public DeskWorkbench(Reader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    @Override
    public Optional<String> text(byte[] content, String charset) {
        try {
            return Optional.of(CharacterSets.text(content, charset));
        } catch (IllegalArgumentException notInThatSet) {
            return Optional.empty();
        }
    }

    @Override
    public byte[] bytes(String text, String charset) {
        boolean segments = text.stripLeading().startsWith("MSH");
        return CharacterSets.bytes(segments ? text.replace("\r\n", "\r").replace('\n', '\r') : text, charset);
    }

    @Override
    public Tried tryOut(MessageDetail original, byte[] content) {
        FacilityCode hospital = original.line().hospital();
        WaitingMessage draft = new WaitingMessage(
                JournalNumber.NONE,
                hospital,
                original.line().channel(),
                original.line().type(),
                content,
                original.origin().charset(),
                clock.instant(),
                Lane.ofHospital(hospital),
                Optional.empty(),
                0);
        try {
            return reader.read(draft)
                    .match(DeskWorkbench::converted, puzzling -> new Tried.Puzzling(puzzling.reason()));
        } catch (RuntimeException e) {
            // As Applier: a converter that fails is our fault, and a reason to park.
            return new Tried.Puzzling("the conversion failed: " + Failure.words(e));
        }
    }

    @Override
    public Tried tryCorrection(MessageDetail original, byte[] content) {
        return tryOut(original, content)
                .match(
                        converted -> otherwise(original, converted)
                                .<Tried>map(Tried.Puzzling::new)
                                .orElse(converted),
                        puzzling -> puzzling);
    }

    /** Why it is no correction of the original but another message. */
    private static Optional<String> otherwise(MessageDetail original, Tried.Converted corrected) {
        if (!corrected.type().equals(original.line().type())) {
            return Optional.of("the correction is another type of message than the original");
        }
        MessageDetail.Origin origin = original.origin();
        boolean otherPatient = !origin.mrn().isEmpty() && !origin.mrn().equals(corrected.mrn());
        boolean otherPrior = origin.priorMrn().isPresent() && !origin.priorMrn().equals(corrected.priorMrn());
        return otherPatient || otherPrior
                ? Optional.of("the correction is of another patient than the original")
                : Optional.empty();
    }

    private static Tried converted(Reading.Understood understood) {
        String json = FhirContext.forR4Cached()
                .newJsonParser()
                .setPrettyPrint(true)
                .encodeResourceToString(understood.bundle());
        return new Tried.Converted(
                understood.type(),
                understood.mrn(),
                understood.priorMrn(),
                understood.visit(),
                List.of(json.split("\n")),
                understood.receipt());
    }
}
