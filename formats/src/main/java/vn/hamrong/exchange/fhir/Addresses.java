package vn.hamrong.exchange.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Address.AddressType;
import org.hl7.fhir.r4.model.Address.AddressUse;
import org.hl7.fhir.r4.model.StringType;

/** Addresses: XAD. */
final class Addresses {
    private static final String CENSUS_TRACT = "http://hl7.org/fhir/StructureDefinition/iso21090-ADXP-censusTract";

    /** Table 0190; source: the official map AddressType → AddressUse. */
    private static final Map<String, AddressUse> USES = Map.ofEntries(
            Map.entry("BA", AddressUse.OLD),
            Map.entry("BI", AddressUse.BILLING),
            Map.entry("C", AddressUse.TEMP),
            Map.entry("B", AddressUse.WORK),
            Map.entry("H", AddressUse.HOME),
            Map.entry("HV", AddressUse.HOME),
            Map.entry("O", AddressUse.WORK),
            Map.entry("V", AddressUse.TEMP));

    private static final Map<String, AddressType> TYPES =
            Map.of("M", AddressType.POSTAL, "SH", AddressType.POSTAL, "P", AddressType.PHYSICAL);

    private Addresses() {}

    /** @param to as in {@code Patient.address[0]} */
    static Address xad(Datum xad, String to) {
        Address address = new Address();
        street(xad.part(1), address, to);
        line(xad.part(2), address, to);
        areas(xad, address, to);
        use(xad.part(7), address, to);
        Datum tract = xad.part(10);
        if (tract.hasText() && address.hasLine()) {
            address.getLine()
                    .get(0)
                    .addExtension(CENSUS_TRACT, new StringType(tract.take(to + ".line[0].extension.valueString")));
        }
        Times.period(xad.part(13), xad.part(14), to + ".period").ifPresent(address::setPeriod);
        Times.range(xad.part(12), to + ".period")
                .filter(p -> !address.hasPeriod())
                .ifPresent(address::setPeriod);
        said(xad, address, to);
        return address;
    }

    /** SAD: the whole street line, or number and name of the street. */
    private static void street(Datum sad, Address address, String to) {
        line(sad.part(1), address, to);
        List<String> rest = new ArrayList<>();
        for (int n : new int[] {3, 2}) {
            Datum part = sad.part(n);
            if (part.hasText() && !part.peek().equals(sad.part(1).peek())) {
                rest.add(part.take(to + ".line[" + address.getLine().size() + "]"));
            }
        }
        if (!rest.isEmpty()) {
            address.addLine(String.join(" ", rest));
        }
    }

    private static void line(Datum part, Address address, String to) {
        if (part.hasText()) {
            address.addLine(part.take(to + ".line[" + address.getLine().size() + "]"));
        }
    }

    private static void areas(Datum xad, Address address, String to) {
        if (xad.part(3).hasText()) {
            address.setCity(xad.part(3).take(to + ".city"));
        }
        if (xad.part(4).hasText()) {
            address.setState(xad.part(4).take(to + ".state"));
        }
        if (xad.part(5).hasText()) {
            address.setPostalCode(xad.part(5).take(to + ".postalCode"));
        }
        if (xad.part(6).hasText()) {
            address.setCountry(xad.part(6).take(to + ".country"));
        }
        Datum district = xad.part(9);
        if (district.hasText()) {
            address.setDistrict(district.take(to + ".district"));
        }
    }

    private static void use(Datum type, Address address, String to) {
        AddressUse use = USES.get(type.peek());
        AddressType kind = TYPES.get(type.peek());
        if (use != null) {
            address.setUse(use);
            Kept.original(type, address.getUseElement(), to + ".use");
        } else if (kind != null) {
            address.setType(kind);
            Kept.original(type, address.getTypeElement(), to + ".type");
        }
    }

    /** As it is written on an envelope in Vietnam: from the house to the country. */
    private static void said(Datum xad, Address address, String to) {
        List<String> parts = new ArrayList<>();
        parts.add(xad.part(19).take(to + ".text"));
        address.getLine().forEach(line -> parts.add(line.getValue()));
        parts.add(xad.part(8).take(to + ".text"));
        parts.add(address.getDistrict());
        parts.add(address.getCity());
        parts.add(address.getState());
        parts.add(address.getCountry());
        parts.removeIf(part -> part == null || part.isEmpty());
        if (!parts.isEmpty()) {
            address.setText(String.join(", ", parts));
        }
    }
}
