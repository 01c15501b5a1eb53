package vn.hamrong.exchange.fhir;

import java.util.Optional;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestPriority;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Timing;

/** When and how often: TQ1, and the TQ of older messages; source: the official maps TQ1[ServiceRequest], TQ1[MedicationRequest]. */
final class Timings {
    private static final String REQUEST = "ServiceRequest.occurrenceTiming";
    private static final String DOSAGE = "MedicationRequest.dosageInstruction[0].timing";

    private Timings() {}

    static void map(Line tq1, Draft draft) {
        Optional<MedicationRequest> drug = tq1.above(MedicationRequest.class);
        Optional<ServiceRequest> request = tq1.above(ServiceRequest.class);
        if (drug.isPresent()) {
            tq1.became(drug.get());
            ofDrug(tq1, drug.get());
        } else if (request.isPresent()) {
            tq1.became(request.get());
            ofRequest(tq1, request.get());
        }
    }

    /** A TQ: quantity, interval, duration, start, end, priority, condition, text. */
    static void quantity(Datum tq, ServiceRequest request) {
        if (tq.isAbsent()) {
            return;
        }
        priority(tq.part(6), request);
        Timing timing = new Timing();
        interval(tq.part(2), timing, REQUEST);
        period(tq.part(4), tq.part(5), timing, REQUEST);
        enter(timing, request);
    }

    /** The same on a prescription. */
    static void quantity(Datum tq, MedicationRequest drug) {
        if (tq.isAbsent()) {
            return;
        }
        priority(tq.part(6), drug);
        Dosage dosage = drug.getDosageInstructionFirstRep();
        Timing timing = dosage.getTiming();
        interval(tq.part(2), timing, DOSAGE);
        period(tq.part(4), tq.part(5), timing, DOSAGE);
        if (tq.part(8).hasText()) {
            dosage.setText(tq.part(8).take("MedicationRequest.dosageInstruction[0].text"));
        }
        if (dosage.isEmpty()) {
            drug.getDosageInstruction().clear();
        }
    }

    static void priority(Datum priority, ServiceRequest request) {
        Codes.translated(priority, OrderStates.PRIORITY).ifPresent(known -> {
            request.setPriority(known);
            Codes.keep(priority, request.getPriorityElement(), "ServiceRequest.priority");
        });
    }

    static void priority(Datum priority, MedicationRequest drug) {
        Codes.translated(priority, OrderStates.PRIORITY).ifPresent(known -> {
            drug.setPriority(MedicationRequestPriority.fromCode(known.toCode()));
            Codes.keep(priority, drug.getPriorityElement(), "MedicationRequest.priority");
        });
    }

    private static void ofRequest(Line tq1, ServiceRequest request) {
        priority(tq1.field(9), request);
        Optional<Quantity> quantity = Quantities.cq(tq1.field(2), "ServiceRequest.quantityQuantity");
        quantity.filter(known -> !request.hasQuantity()).ifPresent(request::setQuantity);
        Timing timing = request.hasOccurrenceTiming() ? request.getOccurrenceTiming() : new Timing();
        fill(tq1, timing, REQUEST);
        enter(timing, request);
        if (tq1.field(11).hasText()) {
            request.addNote(new Annotation().setText(tq1.field(11).take("ServiceRequest.note[0].text")));
        }
        if (tq1.field(10).hasText()) {
            request.addNote(new Annotation().setText(tq1.field(10).take("ServiceRequest.note[0].text")));
        }
    }

    /** A time of its own that says nothing but a start is a plain occurrence. */
    private static void enter(Timing timing, ServiceRequest request) {
        boolean onlyStart = !timing.hasCode() && !timing.hasRepeat();
        if (timing.isEmpty() || (request.hasOccurrenceDateTimeType() && onlyStart)) {
            return;
        }
        if (request.hasOccurrenceDateTimeType()) {
            timing.addEvent(request.getOccurrenceDateTimeType().getValue());
        }
        request.setOccurrence(timing);
    }

    private static void ofDrug(Line tq1, MedicationRequest drug) {
        priority(tq1.field(9), drug);
        Dosage dosage = drug.getDosageInstructionFirstRep();
        fill(tq1, dosage.getTiming(), DOSAGE);
        if (!dosage.hasDoseAndRate()) {
            Quantities.cq(tq1.field(2), "MedicationRequest.dosageInstruction[0].doseAndRate[0].doseQuantity")
                    .ifPresent(dose -> dosage.addDoseAndRate().setDose(dose));
        }
        if (tq1.field(11).hasText()) {
            dosage.setText(tq1.field(11).take("MedicationRequest.dosageInstruction[0].text"));
        }
        if (tq1.field(10).hasText()) {
            dosage.addAdditionalInstruction()
                    .setText(
                            tq1.field(10).take("MedicationRequest.dosageInstruction[0].additionalInstruction[0].text"));
        }
        if (dosage.getTiming().isEmpty()) {
            dosage.setTiming(null);
        }
        if (dosage.isEmpty()) {
            drug.getDosageInstruction().clear();
        }
    }

    private static void fill(Line tq1, Timing timing, String to) {
        tq1.all(3).forEach(pattern -> interval(pattern, timing, to));
        period(tq1.field(7), tq1.field(8), timing, to);
        Numbers.whole(tq1.field(14), 1, to + ".repeat.count")
                .ifPresent(count -> timing.getRepeat().setCount(count));
    }

    /** RPT and RI: the code of a repeat pattern, as Q6H. */
    private static void interval(Datum pattern, Timing timing, String to) {
        Codes.concept(pattern.part(1), to + ".code")
                .filter(code -> !timing.hasCode())
                .ifPresent(timing::setCode);
    }

    private static void period(Datum start, Datum end, Timing timing, String to) {
        if (timing.getRepeat().hasBounds()) {
            return;
        }
        Optional<Period> bounds = Times.period(start, end, to + ".repeat.boundsPeriod");
        bounds.ifPresent(known -> timing.getRepeat().setBounds(known));
    }
}
