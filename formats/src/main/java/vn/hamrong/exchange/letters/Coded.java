package vn.hamrong.exchange.letters;

import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;
import vn.hamrong.exchange.fhir.CodeSystems;

/** Codes as CE (up to 2.5) and CWE: code, text, system; then the same of an alternate; then the words said. */
final class Coded {
    private Coded() {}

    static String concept(CodeableConcept concept) {
        List<Coding> codings =
                concept.getCoding().stream().filter(Coding::hasCode).limit(2).toList();
        if (codings.isEmpty()) {
            return Escaped.texts("", words(concept));
        }
        Coding first = codings.get(0);
        String said = concept.hasText() ? concept.getText() : display(first);
        if (codings.size() == 1) {
            return Escaped.texts(first.getCode(), said, system(first));
        }
        Coding second = codings.get(1);
        return Escaped.texts(first.getCode(), said, system(first), second.getCode(), display(second), system(second));
    }

    static String coding(Coding coding) {
        return Escaped.texts(text(coding.getCode()), display(coding), system(coding));
    }

    /** What a person would read. */
    static String words(CodeableConcept concept) {
        if (concept.hasText()) {
            return concept.getText();
        }
        return concept.getCoding().stream()
                .map(Coded::display)
                .filter(display -> !display.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String display(Coding coding) {
        return text(coding.getDisplay());
    }

    private static String system(Coding coding) {
        return coding.hasSystem() ? CodeSystems.name(coding) : "";
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
