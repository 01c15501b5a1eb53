package vn.hamrong.exchange.fhir;

import java.util.Optional;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.StringType;

/** Numbers: CX, EI and plain strings. Every identifier gets a system: without one it could not be found again. */
final class Identifiers {
    private static final String CHECK_DIGIT = "http://hl7.org/fhir/StructureDefinition/identifier-checkDigit";
    private static final String CHECK_SCHEME = "http://hl7.org/fhir/StructureDefinition/namingsystem-checkDigit";
    static final String TYPE_SYSTEM = Uris.TERMINOLOGY + "v2-0203";

    private Identifiers() {}

    /**
     * A CX.
     *
     * @param kind the system's last word when no authority was sent, as in {@code visit}
     */
    static Optional<Identifier> cx(Datum cx, String kind, String to) {
        if (!cx.part(1).hasText()) {
            return Optional.empty();
        }
        Identifier identifier = new Identifier();
        identifier.setValue(cx.part(1).take(to + ".value"));
        identifier.setSystem(Systems.of(cx.part(4), kind, to + ".system"));
        check(cx.part(2), cx.part(3), identifier, to);
        type(cx.part(5), identifier, to);
        Assigners.add(identifier, cx.part(4), cx.part(6), to);
        Assigners.bodies(identifier, cx.part(9), cx.part(10), to);
        Times.period(cx.part(7), cx.part(8), to + ".period").ifPresent(identifier::setPeriod);
        return Optional.of(identifier);
    }

    /** An EI: number, namespace, universal id, its type. */
    static Optional<Identifier> ei(Datum ei, String kind, String to) {
        if (!ei.part(1).hasText()) {
            return Optional.empty();
        }
        Identifier identifier = new Identifier();
        identifier.setValue(ei.part(1).take(to + ".value"));
        // An EI is a CX number with the three parts of a HD beside it, not below it.
        Datum hd = new Datum(ei.tally(), ei.value().after(1), ei.field());
        identifier.setSystem(Systems.of(hd, kind, to + ".system"));
        Assigners.add(identifier, hd, hd, to);
        return Optional.of(identifier);
    }

    /** A plain number of the hospital's own. */
    static Optional<Identifier> plain(Datum number, String kind, String to) {
        if (!number.hasText()) {
            return Optional.empty();
        }
        String system = Uris.local(number.sender().facility(), kind);
        return Optional.of(new Identifier().setSystem(system).setValue(number.take(to + ".value")));
    }

    /** The check digit and its scheme. */
    static void check(Datum digit, Datum scheme, Identifier identifier, String to) {
        extension(identifier, CHECK_DIGIT, digit, to);
        extension(identifier, CHECK_SCHEME, scheme, to);
    }

    private static void extension(Identifier identifier, String url, Datum datum, String to) {
        if (datum.hasText()) {
            identifier.addExtension(url, new StringType(datum.take(to + ".extension")));
        }
    }

    /** The type of the number (table 0203). */
    static void type(Datum code, Identifier identifier, String to) {
        if (IdentifierTypes.isKnown(code.peek())) {
            identifier.getType().addCoding().setSystem(TYPE_SYSTEM).setCode(code.take(to + ".type.coding[0].code"));
        } else if (code.hasText()) {
            identifier.getType().setText(code.take(to + ".type.text"));
        }
    }
}
