package vn.hamrong.exchange.fhir;

import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentParticipantComponent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;

/** AIS, AIG, AIL and AIP → what and who an appointment needs; source: the official maps of the same names. */
final class AppointmentResources {
    private AppointmentResources() {}

    static void group(Line rgs, Draft draft) {
        rgs.above(Appointment.class).ifPresent(rgs::became);
    }

    static void service(Line ais, Draft draft) {
        ais.above(Appointment.class).ifPresent(appointment -> {
            ais.became(appointment);
            Codes.concept(ais.field(3), "Appointment.serviceType[0]").ifPresent(appointment::addServiceType);
            Lists.concepts(ais, 11, "Appointment.specialty[0]", appointment::addSpecialty);
            Lists.concepts(ais, 12, "Appointment.specialty[0]", appointment::addSpecialty);
        });
    }

    static void thing(Line aig, Draft draft) {
        aig.above(Appointment.class).ifPresent(appointment -> {
            aig.became(appointment);
            Datum id = aig.field(3);
            Device device = new Device();
            Identifiers.plain(id.part(1), "resource", "Device.identifier[0]").ifPresent(device::addIdentifier);
            Codes.concept(id, "Device.type").ifPresent(device::setType);
            if (!device.isEmpty()) {
                participant(aig, 4, 8, Contained.in(appointment, device), appointment);
            }
        });
    }

    static void place(Line ail, Draft draft) {
        ail.above(Appointment.class).ifPresent(appointment -> {
            ail.became(appointment);
            for (Datum pl : ail.all(3)) {
                Places.pl(pl, draft).ifPresent(place -> participant(ail, 4, 6, place, appointment));
            }
        });
    }

    static void person(Line aip, Draft draft) {
        aip.above(Appointment.class).ifPresent(appointment -> {
            aip.became(appointment);
            for (Datum xcn : aip.all(3)) {
                People.practitioner(xcn, appointment, draft)
                        .ifPresent(person -> participant(aip, 4, 6, person, appointment));
            }
        });
    }

    private static void participant(Line line, int type, int start, Reference actor, Appointment appointment) {
        AppointmentParticipantComponent participant = Appointments.participant(appointment, actor);
        Codes.concept(line.field(type), "Appointment.participant.type[0]").ifPresent(participant::addType);
        Times.dateTime(line.field(start), "Appointment.participant.period.start")
                .ifPresent(time -> participant.setPeriod(period(time, line.field(start + 3), line.field(start + 4))));
    }

    /** From the start on; to the end that the duration gives, when it is in minutes. */
    private static Period period(DateTimeType start, Datum duration, Datum unit) {
        Period period = new Period().setStartElement(start);
        boolean minutes =
                unit.peek().isEmpty() || unit.peek().toLowerCase(Locale.ROOT).startsWith("m");
        Optional<Integer> length =
                minutes ? Numbers.whole(duration, 1, "Appointment.participant.period.end") : Optional.empty();
        if (length.isPresent() && start.getValueAsString().length() > 10) {
            period.setEndElement(
                    Times.of(OffsetDateTime.parse(start.getValueAsString()).plusMinutes(length.get())));
        }
        return period;
    }
}
