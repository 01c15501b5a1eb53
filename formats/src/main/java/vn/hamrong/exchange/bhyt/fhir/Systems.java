package vn.hamrong.exchange.bhyt.fhir;

import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import vn.hamrong.exchange.bhyt.Table;
import vn.hamrong.exchange.fhir.Texts;

/** Code systems of the dossier. The ministry's lists have no published URI: ours, versioned by nobody yet. */
final class Systems {
    static final String ICD10 = "http://hl7.org/fhir/sid/icd-10";
    static final String ICD9_PROCEDURES = "http://hl7.org/fhir/sid/icd-9-cm";
    static final String TRADITIONAL = ours("benh-yhct");
    static final String DRUG = ours("ma-thuoc");
    static final String ROUTE = ours("duong-dung");
    static final String SERVICE = ours("ma-dich-vu");
    static final String SUPPLY = ours("ma-vat-tu");
    static final String INDEX = ours("ma-chi-so");
    static final String COST_GROUP = ours("ma-nhom");
    static final String VISIT_KIND = ours("ma-loai-kcb");
    static final String DISCHARGE = ours("ma-loai-rv");
    static final String OUTCOME = ours("ket-qua-dtri");
    static final String AMOUNT = ours("so-tien");
    static final String TABLE = ours("bang");
    static final String VIRAL_LOAD = ours("kq-xntl-vr");
    static final String PCR = ours("ma-kq-xn-pcr");
    static final String REFERRAL_REASON = ours("ma-lydo-ct");

    private Systems() {}

    /** The extension of one field, as in {@code …/bhyt-XML1-MA_DANTOC}. */
    static String field(Table table, String field) {
        return "http://hamrong.vn/fhir/StructureDefinition/bhyt-" + table + "-" + field;
    }

    /** The code in that system; empty when FHIR would take it for no code. */
    static Optional<Coding> coding(String system, String code) {
        return Texts.isCode(code) ? Optional.of(new Coding().setSystem(system).setCode(code)) : Optional.empty();
    }

    /** The code, or as text what FHIR would take for none. */
    static CodeableConcept concept(String system, String code) {
        CodeableConcept concept = new CodeableConcept();
        coding(system, code).ifPresentOrElse(concept::addCoding, () -> concept.setText(code));
        return concept;
    }

    /** What a resource is that a table became. */
    static CodeableConcept of(Table table) {
        return new CodeableConcept()
                .addCoding(new Coding(TABLE, table.name(), null))
                .setText(table.vietnamese());
    }

    private static String ours(String name) {
        return "http://hamrong.vn/fhir/codesystem/bhyt-" + name;
    }
}
