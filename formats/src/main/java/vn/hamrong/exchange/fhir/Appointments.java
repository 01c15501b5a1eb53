package vn.hamrong.exchange.fhir;

import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentParticipantComponent;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Appointment.ParticipationStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/** SCH → Appointment; source: the official map SCH[Appointment]. */
final class Appointments {
    /** What the event says of the appointment. */
    private static final Map<String, AppointmentStatus> EVENTS = Map.of(
            "S12", AppointmentStatus.BOOKED,
            "S13", AppointmentStatus.BOOKED,
            "S14", AppointmentStatus.BOOKED,
            "S15", AppointmentStatus.CANCELLED,
            "S16", AppointmentStatus.CANCELLED,
            "S17", AppointmentStatus.ENTEREDINERROR,
            "S26", AppointmentStatus.NOSHOW);

    /** Table 0278. */
    private static final Map<String, AppointmentStatus> STATES = Map.ofEntries(
            Map.entry("Pending", AppointmentStatus.PENDING),
            Map.entry("Waitlist", AppointmentStatus.WAITLIST),
            Map.entry("Booked", AppointmentStatus.BOOKED),
            Map.entry("Started", AppointmentStatus.ARRIVED),
            Map.entry("Complete", AppointmentStatus.FULFILLED),
            Map.entry("Cancelled", AppointmentStatus.CANCELLED),
            Map.entry("Dc", AppointmentStatus.CANCELLED),
            Map.entry("Deleted", AppointmentStatus.ENTEREDINERROR),
            Map.entry("Blocked", AppointmentStatus.BOOKED),
            Map.entry("Overbook", AppointmentStatus.BOOKED),
            Map.entry("Noshow", AppointmentStatus.NOSHOW));

    private static final String ENTERER = Uris.TERMINOLOGY + "provenance-participant-type";

    private Appointments() {}

    static void map(Line sch, Draft draft) {
        Appointment appointment = enter(sch, draft);
        sch.became(appointment);
        status(sch.field(25), appointment, draft);
        Codes.concept(sch.field(7), "Appointment.reasonCode[0]").ifPresent(appointment::addReasonCode);
        Codes.concept(sch.field(8), "Appointment.appointmentType").ifPresent(appointment::setAppointmentType);
        if (!appointment.hasReasonCode()) {
            Codes.concept(sch.field(6), "Appointment.reasonCode[0]").ifPresent(appointment::addReasonCode);
        }
        AppointmentTimes.map(sch, appointment);
        draft.patientReference(sch).ifPresent(patient -> participant(appointment, patient));
        people(sch, appointment, draft);
    }

    private static Appointment enter(Line sch, Draft draft) {
        Optional<Identifier> placer = Identifiers.ei(sch.field(1), "placer-appointment", "Appointment.identifier[0]");
        Optional<Identifier> filler = Identifiers.ei(sch.field(2), "filler-appointment", "Appointment.identifier[1]");
        Optional<Identifier> key = filler.or(() -> placer);
        if (key.isEmpty()) {
            return draft.derived(
                    Appointment::new, sch, "appointment", sch.field(11).part(4).peek());
        }
        Appointment appointment = draft.keyed(Appointment::new, key.get());
        if (filler.isPresent()) {
            placer.ifPresent(appointment::addIdentifier);
        }
        return appointment;
    }

    private static void status(Datum sent, Appointment appointment, Draft draft) {
        AppointmentStatus known = STATES.get(Codes.code(sent));
        AppointmentStatus event = EVENTS.get(draft.event());
        if (known != null) {
            appointment.setStatus(known);
            Kept.original(sent, appointment.getStatusElement(), "Appointment.status");
        } else {
            appointment.setStatus(event == null ? AppointmentStatus.PROPOSED : event);
        }
    }

    /** Somebody or something that is expected. */
    static AppointmentParticipantComponent participant(Appointment appointment, Reference actor) {
        return appointment.addParticipant().setActor(actor).setStatus(ParticipationStatus.NEEDSACTION);
    }

    private static void people(Line sch, Appointment appointment, Draft draft) {
        contact(sch, new int[] {12, 13, 14, 15}, "placer contact", appointment, draft);
        contact(sch, new int[] {16, 17, 18, 19}, "filler contact", appointment, draft);
        contact(sch, new int[] {20, 21, 21, 22}, "enterer", appointment, draft);
    }

    /** @param fields person, telephone, address, place */
    private static void contact(Line sch, int[] fields, String role, Appointment appointment, Draft draft) {
        for (Datum xcn : sch.all(fields[0])) {
            People.practitioner(xcn, appointment, draft).ifPresent(person -> {
                AppointmentParticipantComponent participant = participant(appointment, person);
                participant.addType().setText(role);
                if (role.equals("enterer")) {
                    participant.getTypeFirstRep().addCoding().setSystem(ENTERER).setCode(role);
                }
            });
        }
        ContactPlaces.map(sch, fields, role, appointment, draft);
    }
}
