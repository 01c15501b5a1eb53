package vn.hamrong.exchange.fhir;

import org.hl7.fhir.r4.model.Reference;

/** Where FHIR demands a patient and the message names none. */
final class NoSubject {
    private NoSubject() {}

    static Reference reference() {
        return new Reference().setDisplay("unknown");
    }
}
