package vn.hamrong.exchange.fhir;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Identifier;

/**
 * Who gave a number: the name of the assigning authority or facility, the authority's universal id, and what kind of id
 * that is; source: the official maps CX[Identifier], HD[Organization], ID[CodeableConcept-UniversalID].
 */
final class Assigners {
    private static final String URI = "urn:ietf:rfc:3986";
    private static final String KINDS = Uris.TERMINOLOGY + "v2-0301";

    /** Table 0301, as far as {@code v2-0301} of FHIR R4 knows it. */
    private static final Set<String> KNOWN = Set.of(
            "CAP", "CLIA", "CLIP", "DNS", "EUI64", "GUID", "HCD", "HL7", "ISO", "NPI", "Random", "URI", "UUID", "x400",
            "x500");

    private Assigners() {}

    /** Says on {@code number} that {@code authority} and {@code facility} (HD, either may be absent) gave it. */
    static void add(Identifier number, Datum authority, Datum facility, String to) {
        names(number, authority.part(1), facility.part(1), to);
        Datum giver = authority.part(2).hasText() ? authority : facility;
        if (giver.part(2).hasText() && giver.part(3).hasText()) {
            universal(giver, to + ".assigner.identifier")
                    .ifPresent(id -> number.getAssigner().setIdentifier(id));
        }
    }

    /** Adds the jurisdiction and the agency (CWE) that gave the number. */
    static void bodies(Identifier number, Datum jurisdiction, Datum agency, String to) {
        Set<String> names = new LinkedHashSet<>();
        if (number.getAssigner().hasDisplay()) {
            names.add(number.getAssigner().getDisplay());
        }
        for (Datum body : new Datum[] {agency, jurisdiction}) {
            Datum name = body.part(2).hasText() ? body.part(2) : body.part(1);
            if (name.hasText()) {
                names.add(name.take(to + ".assigner.display"));
            }
        }
        if (!names.isEmpty()) {
            number.getAssigner().setDisplay(String.join(", ", names));
        }
    }

    /** The universal id of a HD, with its kind; empty when there is none. */
    static Optional<Identifier> universal(Datum hd, String to) {
        if (!hd.part(2).hasText()) {
            return Optional.empty();
        }
        Identifier id = new Identifier();
        String uri = Systems.universal(hd);
        String sent = hd.part(2).take(to + ".value");
        if (uri.isEmpty()) {
            id.setSystem(system(hd)).setValue(sent);
        } else {
            id.setSystem(URI).setValue(uri);
        }
        kind(hd.part(3), id, to);
        return Optional.of(id);
    }

    private static String system(Datum hd) {
        String kind = hd.part(3).peek();
        return Uris.local(hd.sender().facility(), kind.isEmpty() ? "universal-id" : Systems.escaped(kind));
    }

    private static void kind(Datum kind, Identifier id, String to) {
        if (KNOWN.contains(kind.peek())) {
            id.getType().addCoding().setSystem(KINDS).setCode(kind.take(to + ".type.coding[0].code"));
        } else if (kind.hasText()) {
            id.getType().setText(kind.take(to + ".type.text"));
        }
    }

    private static void names(Identifier number, Datum authority, Datum facility, String to) {
        Set<String> names = new LinkedHashSet<>();
        for (Datum name : new Datum[] {authority, facility}) {
            if (name.hasText()) {
                names.add(name.take(to + ".assigner.display"));
            }
        }
        if (!names.isEmpty()) {
            number.getAssigner().setDisplay(String.join(", ", names));
        }
    }
}
