package vn.hamrong.exchange.fhir;

import java.math.BigDecimal;
import java.util.Optional;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterLocationStatus;

/** PV2 → Encounter; source: the official map PV2[Encounter]. */
final class EncounterMore {
    private static final String ARRIVAL = "http://hl7.org/fhir/StructureDefinition/encounter-modeOfArrival";

    private EncounterMore() {}

    static void map(Line pv2, Draft draft) {
        Optional<Encounter> known = pv2.above(Encounter.class).or(() -> draft.encounter(pv2));
        known.ifPresent(encounter -> {
            pv2.became(encounter);
            EncounterPlaces.add(pv2.field(1), EncounterLocationStatus.PLANNED, encounter, draft);
            Lists.concepts(pv2, 3, "Encounter.reasonCode[0]", encounter::addReasonCode);
            people(pv2, encounter, draft);
            times(pv2, encounter);
            words(pv2, encounter);
        });
    }

    private static void people(Line pv2, Encounter encounter, Draft draft) {
        for (Datum xcn : pv2.all(13)) {
            EncounterPeople.add(xcn, "REF", "referrer", encounter, draft);
        }
        for (Datum xon : pv2.all(23)) {
            if (!encounter.hasServiceProvider()) {
                Organizations.xon(xon, encounter, draft).ifPresent(encounter::setServiceProvider);
            }
        }
    }

    private static void times(Line pv2, Encounter encounter) {
        Numbers.take(pv2.field(11), "Encounter.length.value").ifPresent(days -> encounter.setLength(days(days)));
    }

    private static Duration days(BigDecimal days) {
        Duration length = new Duration();
        length.setValue(days)
                .setUnit("d")
                .setSystem("http://unitsofmeasure.org")
                .setCode("d");
        return length;
    }

    private static void words(Line pv2, Encounter encounter) {
        Datum description = pv2.field(12);
        if (description.hasText()) {
            encounter.addReasonCode().setText(description.take("Encounter.reasonCode.text"));
        }
        Codes.concept(pv2.field(25), "Encounter.priority").ifPresent(encounter::setPriority);
        Codes.coding(pv2.field(38), "Encounter.extension.valueCoding")
                .ifPresent(mode -> encounter.addExtension(ARRIVAL, mode));
    }
}
