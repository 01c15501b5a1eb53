package vn.hamrong.exchange.fhir;

import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.StringType;

/** Codes: CWE, CE, CNE, CF, ID and IS. What was sent always stays; a translation stands before it. */
final class Codes {
    private Codes() {}

    /** A CWE or its older and simpler kin; {@code to} as in {@code Condition.code}. Empty when nothing was sent. */
    static Optional<CodeableConcept> concept(Datum cwe, String to) {
        CodeableConcept concept = new CodeableConcept();
        sent(cwe, concept, to);
        return concept.isEmpty() ? Optional.empty() : Optional.of(concept);
    }

    /**
     * As {@link #concept(Datum, String)}, with the translation first.
     *
     * @param translations code as sent → coding to put before it
     */
    static Optional<CodeableConcept> concept(Datum cwe, String to, Map<String, Coding> translations) {
        CodeableConcept concept = new CodeableConcept();
        Coding known = translations.get(code(cwe));
        if (known != null) {
            concept.addCoding(known.copy());
        }
        sent(cwe, concept, to);
        return concept.isEmpty() ? Optional.empty() : Optional.of(concept);
    }

    /** Only the first coding, for elements that hold one. */
    static Optional<Coding> coding(Datum cwe, String to) {
        Coding coding = coding(cwe, 1, to);
        return coding.isEmpty() ? Optional.empty() : Optional.of(coding);
    }

    /** The code the hospital means: its own map applied; only looked at. */
    static String code(Datum cwe) {
        String code = cwe.part(1).peek();
        return cwe.sender().translated(cwe.field(), code).orElse(code);
    }

    /** A code that became a required FHIR code: the code sent stays as an extension of the element. */
    static <E extends Enum<?>> Optional<E> translated(Datum cwe, Map<String, E> translations) {
        return Optional.ofNullable(translations.get(code(cwe)));
    }

    /** Keeps the code sent on a FHIR code that was set from it. */
    static void keep(Datum cwe, Enumeration<?> element, String to) {
        Kept.original(cwe, element, to);
    }

    private static void sent(Datum cwe, CodeableConcept concept, String to) {
        ofTheHospital(cwe, concept);
        for (int first : new int[] {1, 4, 10}) {
            Coding coding =
                    coding(cwe, first, to + ".coding[" + concept.getCoding().size() + "]");
            if (!coding.isEmpty()) {
                concept.addCoding(coding);
            }
        }
        text(cwe, concept, to);
    }

    private static void ofTheHospital(Datum cwe, CodeableConcept concept) {
        String code = cwe.part(1).peek();
        cwe.sender()
                .translated(cwe.field(), code)
                .filter(Texts::isCode)
                .ifPresent(meant -> concept.addCoding().setCode(meant));
    }

    private static void text(Datum cwe, CodeableConcept concept, String to) {
        Datum original = cwe.part(9);
        Datum name = cwe.part(2);
        Datum code = cwe.part(1);
        if (original.hasText()) {
            concept.setText(original.take(to + ".text"));
        } else if (name.hasText()) {
            concept.setText(name.take(to + ".text"));
        } else if (code.hasText() && !Texts.isCode(code.peek())) {
            concept.setText(code.take(to + ".text"));
        }
    }

    private static Coding coding(Datum cwe, int first, String to) {
        Coding coding = new Coding();
        Datum code = cwe.part(first);
        if (Texts.isCode(code.peek())) {
            coding.setCode(code.take(to + ".code"));
        }
        Datum display = cwe.part(first + 1);
        if (display.hasText() && coding.hasCode()) {
            coding.setDisplay(display.take(to + ".display"));
        }
        if (first > 1 && display.hasText() && !coding.hasCode()) {
            coding.setDisplay(display.take(to + ".display"));
        }
        if (coding.hasCode()) {
            system(cwe.part(first + 2), coding, to);
            version(cwe.part(first == 10 ? 13 : first == 1 ? 7 : 8), coding, to);
        }
        return coding;
    }

    private static void version(Datum version, Coding coding, String to) {
        if (version.hasText()) {
            coding.setVersion(version.take(to + ".version"));
        }
    }

    /** The system's URI, and beside it the name that was sent when the URI doesn't hold it. */
    private static void system(Datum name, Coding coding, String to) {
        CodeSystems.uri(name.peek(), coding.getCode(), name.sender()).ifPresent(uri -> {
            coding.setSystem(uri);
            String sent = name.take(to + ".system");
            if (!uri.endsWith(sent)) {
                coding.getSystemElement().addExtension(Uris.V2_FIELD + "CWE.3", new StringType(sent));
            }
        });
    }
}
