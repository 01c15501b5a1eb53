package vn.hamrong.exchange.fhir;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.ChargeItem;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DomainResource;

/** NTE → a comment on what it stands below. */
final class Notes {
    private Notes() {}

    static void map(Line nte, Draft draft) {
        nte.above().ifPresent(resource -> add(nte, resource, draft));
        if (nte.resource().isEmpty()) {
            OrderNotes.map(nte, draft);
        }
    }

    private static void add(Line nte, DomainResource resource, Draft draft) {
        if (resource instanceof Appointment appointment) {
            nte.became(appointment);
            text(nte, "Appointment.comment").ifPresent(text -> appointment.setComment(joined(appointment, text)));
        } else if (resource instanceof ChargeItem charge) {
            nte.became(charge);
            note(nte, charge, "ChargeItem", draft).ifPresent(charge::addNote);
        } else if (resource instanceof Condition condition) {
            nte.became(condition);
            note(nte, condition, "Condition", draft).ifPresent(condition::addNote);
        }
    }

    private static String joined(Appointment appointment, String text) {
        return appointment.hasComment() ? appointment.getComment() + "\n" + text : text;
    }

    /** All repetitions of NTE-3, one line each. */
    static Optional<String> text(Line nte, String to) {
        List<String> lines = nte.all(3).stream().map(one -> one.take(to)).toList();
        String text = lines.stream().filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** A NTE as a note with its author and time. */
    static Optional<Annotation> note(Line nte, DomainResource owner, String type, Draft draft) {
        return text(nte, type + ".note[0].text").map(text -> {
            Annotation note = new Annotation().setText(text);
            People.practitioner(nte.field(5), owner, draft).ifPresent(note::setAuthor);
            Times.dateTime(nte.field(6), type + ".note[0].time").ifPresent(note::setTimeElement);
            return note;
        });
    }
}
