package vn.hamrong.exchange.fhir;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Period;

/** When an appointment is: SCH-11 (TQ), TQ1, or the first of its resources that says so. */
final class AppointmentTimes {
    private AppointmentTimes() {}

    static void map(Line sch, Appointment appointment) {
        Datum timing = sch.field(11);
        set(timing.part(4), timing.part(5), appointment);
        for (Line tq1 : sch.children("TQ1")) {
            tq1.became(appointment);
            set(tq1.field(7), tq1.field(8), appointment);
        }
        for (Line resource : resources(sch)) {
            int start = resource.name().equals("AIS") ? 4 : resource.name().equals("AIG") ? 8 : 6;
            set(resource.field(start), Optional.empty(), appointment);
        }
        minutes(sch, appointment);
        match(appointment);
    }

    private static List<Line> resources(Line sch) {
        return sch.children("RGS").stream()
                .flatMap(rgs -> rgs.children().stream())
                .filter(line -> line.name().startsWith("AI"))
                .toList();
    }

    private static void set(Datum start, Datum end, Appointment appointment) {
        set(start, Times.instant(end, "Appointment.end"), appointment);
    }

    private static void set(Datum start, Optional<InstantType> end, Appointment appointment) {
        if (!appointment.hasStart()) {
            Times.instant(start, "Appointment.start").ifPresent(appointment::setStartElement);
        }
        if (!appointment.hasEnd() && appointment.hasStart()) {
            end.filter(last -> !isBefore(last, appointment.getStartElement())).ifPresent(appointment::setEndElement);
        }
    }

    private static boolean isBefore(InstantType one, InstantType other) {
        return moment(one).isBefore(moment(other));
    }

    private static OffsetDateTime moment(InstantType instant) {
        return OffsetDateTime.parse(instant.getValueAsString());
    }

    /** SCH-9 in the unit of SCH-10; minutes when none is told. */
    private static void minutes(Line sch, Appointment appointment) {
        Datum duration = sch.field(9);
        String unit = sch.field(10).part(1).peek().toLowerCase(Locale.ROOT);
        switch (unit) {
            case "", "m", "min", "minute", "minutes" ->
                Numbers.whole(duration, 1, "Appointment.minutesDuration").ifPresent(appointment::setMinutesDuration);
            case "s", "sec", "second", "seconds" ->
                Numbers.whole(duration, 60, "Appointment.minutesDuration")
                        .ifPresent(seconds -> appointment.setMinutesDuration(seconds / 60));
            case "h", "hr", "hour", "hours" ->
                Numbers.whole(duration, 1, "Appointment.minutesDuration")
                        .filter(hours -> hours < 24_000)
                        .ifPresent(hours -> appointment.setMinutesDuration(hours * 60));
            default -> {}
        }
    }

    /** FHIR wants start and end both or neither: the end follows from the duration, or the start is a wish. */
    private static void match(Appointment appointment) {
        if (appointment.hasStart() && !appointment.hasEnd()) {
            int minutes = appointment.getMinutesDuration();
            if (minutes > 0) {
                OffsetDateTime end = moment(appointment.getStartElement()).plusMinutes(minutes);
                appointment.setEndElement(new InstantType(Times.of(end).getValueAsString()));
            } else {
                Period wish = appointment.addRequestedPeriod();
                wish.setStartElement(
                        new DateTimeType(appointment.getStartElement().getValueAsString()));
                appointment.setStartElement(null);
            }
        }
        boolean open = appointment.getStatus() != AppointmentStatus.CANCELLED
                && appointment.getStatus() != AppointmentStatus.NOSHOW;
        if (!appointment.hasStart() && open && appointment.getStatus() != AppointmentStatus.WAITLIST) {
            appointment.setStatus(AppointmentStatus.PROPOSED);
        }
    }
}
