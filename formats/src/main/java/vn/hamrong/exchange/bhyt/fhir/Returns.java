package vn.hamrong.exchange.bhyt.fhir;

import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Appointment.ParticipationStatus;

/**
 * XML14, the return appointment → Appointment. The paper tells when the patient shall come, not until when, and FHIR has no
 * booked appointment without an end: it is a proposed one in the period that starts then.
 */
final class Returns {
    private Returns() {}

    static void map(Row row, DossierDraft draft) {
        Appointment appointment = row.text("SO_GIAYHEN_KL", "Appointment.identifier[0].value")
                .map(number -> draft.numbered(Appointment::new, "return", number))
                .orElseGet(() -> draft.derived(Appointment::new, row.key()));
        if (row.home("MA_LK").isEmpty()) {
            row.becomes(appointment);
        }
        appointment.setStatus(AppointmentStatus.PROPOSED);
        appointment.setAppointmentType(Systems.of(row.table()));
        Moments.period(row, "NGAY_HEN_KL", "", "Appointment.requestedPeriod")
                .ifPresent(appointment::addRequestedPeriod);
        Moments.dateTime(row, "NGAY_CT", "Appointment.created").ifPresent(appointment::setCreatedElement);
        appointment.addParticipant().setActor(draft.subject()).setStatus(ParticipationStatus.ACCEPTED);
        draft.firstStaff(row, "MA_BAC_SI", "Appointment.participant.actor")
                .ifPresent(doctor ->
                        appointment.addParticipant().setActor(doctor).setStatus(ParticipationStatus.ACCEPTED));
        row.text("CHAN_DOAN_RV", "Appointment.reasonCode[0].text")
                .ifPresent(text -> appointment.addReasonCode().setText(text));
        for (String icd : Lists.parts(
                row.text("MA_BENH_CHINH", "Appointment.reasonCode.coding.code").orElse(""))) {
            appointment.addReasonCode(Systems.concept(Systems.ICD10, icd));
        }
    }
}
