package vn.hamrong.shared.access;

import java.util.Locale;

/** Why somebody breaks the glass; the code stands in the alert and in the audit. */
public enum EmergencyReason {
    /** Unconscious or unable to speak for themself. */
    UNCONSCIOUS,
    /** Life or limb at risk, no time to ask. */
    LIFE_THREATENING,
    /** Cannot consent and has nobody who may. */
    NO_GUARDIAN,
    /** An outbreak or disaster. */
    DISASTER;

    /** As written over FHIR: {@code life-threatening}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
