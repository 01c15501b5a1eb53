package vn.hamrong.exchange.fhir;

import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Location;

/** Where the contacts of an appointment are reached: telephone, address and place as a Location within it. */
final class ContactPlaces {
    private ContactPlaces() {}

    /** @param fields person, telephone, address, place */
    static void map(Line sch, int[] fields, String role, Appointment appointment, Draft draft) {
        Location office = new Location();
        Lists.telecoms(sch, fields[1], "Location.telecom", office::getTelecom);
        if (fields[2] != fields[1]) {
            for (Datum xad : sch.all(fields[2])) {
                Address address = Addresses.xad(xad, "Location.address");
                if (!address.isEmpty() && !office.hasAddress()) {
                    office.setAddress(address);
                }
            }
        }
        if (!office.isEmpty()) {
            office.setName(role);
            Appointments.participant(appointment, Contained.in(appointment, office));
        }
        for (Datum pl : sch.all(fields[3])) {
            Places.pl(pl, draft).ifPresent(place -> Appointments.participant(appointment, place));
        }
    }
}
