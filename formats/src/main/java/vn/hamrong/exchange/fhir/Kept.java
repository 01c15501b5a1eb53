package vn.hamrong.exchange.fhir;

import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.StringType;

/** What was sent, kept beside what it was translated to. */
final class Kept {
    private Kept() {}

    /**
     * {@code datum} became {@code element} in other words; the words sent stay on the element as an extension of the
     * value's own v2 field.
     */
    static void original(Datum datum, Element element, String to) {
        element.addExtension(Uris.V2_FIELD + datum.field(), new StringType(datum.take(to)));
    }
}
