package vn.hamrong.exchange.fhir;

import java.util.List;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterLocationStatus;
import org.hl7.fhir.r4.model.Location;

/** The places of a PV1: where the patient is, was, and will be. */
final class EncounterPlaces {
    private record Place(int field, EncounterLocationStatus status) {}

    private static final List<Place> PLACES = List.of(
            new Place(6, EncounterLocationStatus.COMPLETED),
            new Place(11, EncounterLocationStatus.ACTIVE),
            new Place(42, EncounterLocationStatus.RESERVED),
            new Place(43, EncounterLocationStatus.COMPLETED));

    private EncounterPlaces() {}

    static void map(Line pv1, Encounter encounter, Draft draft) {
        boolean planned = Codes.code(pv1.field(2)).equals("P");
        add(pv1.field(3), planned ? EncounterLocationStatus.PLANNED : EncounterLocationStatus.ACTIVE, encounter, draft);
        bedStatus(pv1, encounter);
        PLACES.forEach(place -> add(pv1.field(place.field()), place.status(), encounter, draft));
        Organizations.hd(pv1.field(39), encounter, draft).ifPresent(encounter::setServiceProvider);
        discharge(pv1.field(37), encounter, draft);
    }

    static void add(Datum pl, EncounterLocationStatus status, Encounter encounter, Draft draft) {
        Places.pl(pl, draft)
                .ifPresent(place -> encounter.addLocation().setLocation(place).setStatus(status));
    }

    private static void bedStatus(Line pv1, Encounter encounter) {
        Datum status = pv1.field(40);
        if (Places.BED_STATES.contains(status.peek()) && encounter.hasLocation()) {
            encounter
                    .getLocationFirstRep()
                    .getPhysicalType()
                    .addCoding()
                    .setSystem(Uris.TERMINOLOGY + "v2-0116")
                    .setCode(status.take("Encounter.location[0].physicalType.coding[0].code"));
        }
    }

    /** DLD: a code or a name of the place, and when. */
    private static void discharge(Datum dld, Encounter encounter, Draft draft) {
        Datum code = dld.part(1);
        if (code.isAbsent()) {
            return;
        }
        Location place = draft.sharedIfNew(
                Location::new, "discharge", code.part(1).peek(), code.part(2).peek());
        Datum name = code.part(2).hasText() ? code.part(2) : code.part(1);
        place.setName(name.take("Location.name"));
        encounter.getHospitalization().setDestination(draft.reference(place).setDisplay(place.getName()));
    }
}
