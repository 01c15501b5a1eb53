package vn.hamrong.simulators;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** Who comes, moves and leaves: the ADT messages of one hospital. */
final class Admissions {
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final Voice voice;

    Admissions(Voice voice) {
        this.voice = voice;
    }

    /** {@code ADT} with this trigger, as in {@code A01}, of structure {@code ADT_A01}. */
    Draft adt(String trigger, Visit visit, String ward, LocalDateTime at) {
        String structure = structure(trigger);
        return Draft.of(
                "ADT^" + trigger + "^" + structure,
                new Draft.Effect(visit.number(), 0),
                event(trigger, at),
                patient(visit),
                visitSegment(visit, ward),
                diagnosis(visit));
    }

    Draft discharge(Visit visit, String ward, LocalDateTime at) {
        return Draft.of(
                "ADT^A03^ADT_A03",
                new Draft.Effect(visit.number(), 0),
                event("A03", at),
                patient(visit),
                visitSegment(visit, ward).raw(36, "01").raw(45, Voice.time(at)),
                diagnosis(visit));
    }

    /** A person without a visit: A28, A31. */
    Draft person(String trigger, Visit visit, LocalDateTime at) {
        return Draft.of("ADT^" + trigger + "^ADT_A05", Draft.Effect.NONE, event(trigger, at), patient(visit));
    }

    /** {@code prior} was the same person as the patient of {@code surviving}. */
    Draft merge(Visit surviving, String prior, LocalDateTime at) {
        Segment merged = Segment.of("MRG").of(1, prior, "", "", voice.authority(), "MR");
        return Draft.of("ADT^A40^ADT_A39", Draft.Effect.NONE, event("A40", at), patient(surviving), merged);
    }

    /** A merge that does not say with whom: nobody can apply it. */
    Draft mergeWithNobody(Visit surviving, LocalDateTime at) {
        return Draft.of("ADT^A40^ADT_A39", Draft.Effect.NONE, event("A40", at), patient(surviving));
    }

    Segment patient(Visit visit) {
        Person person = visit.person();
        return Segment.of("PID")
                .raw(1, "1")
                .raw(3, numbers(visit))
                .of(5, person.family(), person.given())
                .raw(7, DAY.format(person.born()))
                .text(8, voice.word(person.female() ? "F" : "M"))
                .of(11, "Thôn 3", "", person.ward(), "Thanh Hóa", "", "VNM")
                .of(13, person.phone(), "PRN", "PH");
    }

    Segment visitSegment(Visit visit, String ward) {
        return Segment.of("PV1")
                .raw(1, "1")
                .text(2, voice.word(visit.patientClass()))
                .of(3, ward, "P" + visit.number().charAt(visit.number().length() - 1), "G01", voice.facility())
                .of(7, "BS014", "Lê", "Thị Giả")
                .of(19, visit.number(), "", "", voice.authority(), "VN")
                .raw(44, Voice.time(visit.start()));
    }

    private Segment diagnosis(Visit visit) {
        return Segment.of("DG1")
                .raw(1, "1")
                .of(3, visit.diagnosis().code(), visit.diagnosis().name(), "I10")
                .raw(5, Voice.time(visit.start()))
                .raw(6, "A");
    }

    private String numbers(Visit visit) {
        String own = Segment.components(visit.mrn(), "", "", voice.authority(), "MR");
        String citizen = visit.person().citizen();
        return citizen.isEmpty() ? own : own + "~" + Segment.components(citizen, "", "", "CCCD", "NI");
    }

    private static Segment event(String trigger, LocalDateTime at) {
        return Segment.of("EVN").raw(1, trigger).raw(2, Voice.time(at));
    }

    private static String structure(String trigger) {
        return switch (trigger) {
            case "A02" -> "ADT_A02";
            case "A05" -> "ADT_A05";
            case "A11", "A12" -> "ADT_A09";
            default -> "ADT_A01";
        };
    }
}
