package vn.hamrong.exchange.fhir;

import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.RelatedPerson;

/** What several segments say of a related person in the same way. */
final class Persons {
    private Persons() {}

    /** The addresses in these fields. */
    static void reach(Line line, RelatedPerson person, int... fields) {
        for (int field : fields) {
            for (Datum xad : line.all(field)) {
                Address address = Addresses.xad(
                        xad, "RelatedPerson.address[" + person.getAddress().size() + "]");
                if (!address.isEmpty()) {
                    person.addAddress(address);
                }
            }
        }
    }
}
