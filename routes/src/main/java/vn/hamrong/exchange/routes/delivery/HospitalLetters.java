package vn.hamrong.exchange.routes.delivery;

import java.util.List;
import java.util.Optional;
import vn.hamrong.exchange.Destination;
import vn.hamrong.exchange.Destination.Address;
import vn.hamrong.exchange.Destination.Matter;
import vn.hamrong.exchange.PatientJoin;
import vn.hamrong.exchange.SourceRecord;
import vn.hamrong.exchange.SourceRecords;
import vn.hamrong.exchange.letters.ControlIds;
import vn.hamrong.exchange.letters.FhirLetter;
import vn.hamrong.exchange.letters.LetterText;
import vn.hamrong.exchange.letters.Letters;
import vn.hamrong.exchange.letters.Payload;
import vn.hamrong.exchange.patient.SourceWords;
import vn.hamrong.shared.OutboxItem;
import vn.hamrong.shared.UnitOfWork;

/**
 * Writes what is told to a hospital when it leaves: under the number which that hospital has for the patient, as far as it
 * has one. A result goes only to a number whose birth date and name are those of the result.
 */
public final class HospitalLetters implements Letter.Writer {
    private final SourceRecords sources;
    private final UnitOfWork unit;

    /** Looks up numbers in {@code sources}. */
    public HospitalLetters(SourceRecords sources, UnitOfWork unit) {
        this.sources = sources;
        this.unit = unit;
    }

    @Override
    public Letter write(OutboxItem item, Destination to) {
        Optional<Matter> matter = Matter.of(item.kind());
        if (matter.isEmpty()) {
            return new Letter.Impossible("nobody knows how to write a " + item.kind());
        }
        Payload payload;
        try {
            payload = Payload.of(item.payload());
        } catch (IllegalArgumentException unreadable) {
            return new Letter.Impossible(String.valueOf(unreadable.getMessage()));
        }
        Optional<String> objection = matter.get() == Matter.RESULT ? objection(payload, to) : addressed(payload, to);
        return objection.<Letter>map(Letter.Impossible::new).orElseGet(() -> written(item, to, matter.get(), payload));
    }

    private static Letter written(OutboxItem item, Destination to, Matter matter, Payload payload) {
        String controlId = ControlIds.of(item.id());
        String about = "Patient/" + payload.patientId().value();
        LetterText text = to.address()
                .match(
                        mllp -> new Letters(to.hospital(), mllp.letterhead()).write(matter, payload, controlId),
                        web -> json(payload, item, to, web));
        return text.match(
                written -> new Letter.Ready(written.content(), controlId, about),
                unwritable -> new Letter.Impossible(unwritable.reason()));
    }

    private static LetterText json(Payload payload, OutboxItem item, Destination to, Address.Web web) {
        try {
            return new LetterText.Written(
                    web.fhir()
                            ? FhirLetter.transaction(payload, item.id(), to.hospital())
                            : FhirLetter.collection(payload));
        } catch (IllegalArgumentException cannot) {
            return new LetterText.Unwritable(String.valueOf(cannot.getMessage()));
        }
    }

    private Optional<String> addressed(Payload payload, Destination to) {
        unit.inOne(() -> sources.of(sources.standing(payload.patientId())).stream()
                        .filter(record -> record.hospital().equals(to.hospital()))
                        .reduce((older, newer) -> newer)
                        .map(SourceRecord::mrn))
                .ifPresent(mrn -> payload.setNumberOf(to.hospital(), mrn));
        return Optional.empty();
    }

    private Optional<String> objection(Payload payload, Destination to) {
        Optional<SourceRecord> known =
                unit.inOne(() -> payload.numberOf(to.hospital()).flatMap(mrn -> sources.find(to.hospital(), mrn)));
        if (known.isEmpty()) {
            return Optional.of("the hospital that ordered it has no patient of that number any more");
        }
        SourceWords said = SourceWords.of(payload.patient());
        boolean same = PatientJoin.decide(said.birthDate(), said.foldedName(), List.of(known.get()))
                .match(joined -> true, alone -> false);
        if (same) { // the number may have been merged away since the order
            payload.setNumberOf(to.hospital(), known.get().mrn());
        }
        return same
                ? Optional.empty()
                : Optional.of("birth date or name differ from what the hospital that ordered it has for that number");
    }
}
