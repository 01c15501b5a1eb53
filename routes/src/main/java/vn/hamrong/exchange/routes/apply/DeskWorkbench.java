package vn.hamrong.exchange.routes.apply;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import vn.hamrong.exchange.Lane;
import vn.hamrong.exchange.WaitingMessage;
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
        return CharacterSets.bytes(text.replace("\r\n", "\r").replace('\n', '\r'), charset);
    }

    @Override
    public Tried tryOut(FacilityCode hospital, byte[] content) {
        WaitingMessage draft = new WaitingMessage(
                JournalNumber.NONE,
                hospital,
                "desk",
                "",
                content,
                "",
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

    private static Tried converted(Reading.Understood understood) {
        String json = FhirContext.forR4Cached()
                .newJsonParser()
                .setPrettyPrint(true)
                .encodeResourceToString(understood.bundle());
        return new Tried.Converted(understood.mrn(), List.of(json.split("\n")), understood.receipt());
    }
}
