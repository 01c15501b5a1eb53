package vn.hamrong.exchange.fhir;

import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;

/** NTE → the note of what it stands below; source: the official maps NTE[Observation], NTE[ServiceRequest]. */
final class OrderNotes {
    private OrderNotes() {}

    static void map(Line nte, Draft draft) {
        String text = nte.all(3).stream().map(ObservationValues::said).collect(Collectors.joining("\n"));
        Optional<DomainResource> owner = nte.above().map(above -> orderOf(above, nte));
        if (owner.isEmpty() || !Texts.fits(text)) {
            return;
        }
        Annotation note = new Annotation().setText(text);
        if (add(note, owner.get())) {
            nte.became(owner.get());
            nte.all(3).forEach(part -> part.takeAll(owner.get().fhirType() + ".note[0].text"));
            Times.dateTime(nte.field(6), "note[0].time").ifPresent(note::setTimeElement);
            author(nte, note, owner.get(), draft);
            coded(nte, owner.get());
        }
    }

    /** NTE-9: the comment, or another one, as a code. */
    private static void coded(Line nte, DomainResource owner) {
        Datum code = nte.field(9);
        if (code.isPresent()) {
            code.takeAll(owner.fhirType() + ".note[1].text");
            add(new Annotation().setText(ObservationValues.said(code)), owner);
        }
    }

    /** A report has no note in R4: its order has. */
    private static DomainResource orderOf(DomainResource above, Line nte) {
        return above instanceof DiagnosticReport
                ? nte.above(ServiceRequest.class)
                        .map(DomainResource.class::cast)
                        .orElse(above)
                : above;
    }

    private static void author(Line nte, Annotation note, DomainResource owner, Draft draft) {
        Optional<Reference> author = People.practitioner(nte.field(5), owner, draft);
        author.ifPresent(note::setAuthor);
    }

    /** False when the resource has no notes. */
    static boolean add(Annotation note, DomainResource owner) {
        if (owner instanceof Observation known) {
            known.addNote(note);
        } else if (owner instanceof ServiceRequest known) {
            known.addNote(note);
        } else if (owner instanceof Specimen known) {
            known.addNote(note);
        } else if (owner instanceof Immunization known) {
            known.addNote(note);
        } else {
            return addToDrug(note, owner);
        }
        return true;
    }

    private static boolean addToDrug(Annotation note, DomainResource owner) {
        if (owner instanceof MedicationRequest known) {
            known.addNote(note);
        } else if (owner instanceof MedicationDispense known) {
            known.addNote(note);
        } else if (owner instanceof MedicationAdministration known) {
            known.addNote(note);
        } else {
            return false;
        }
        return true;
    }
}
