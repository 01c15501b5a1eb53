package vn.hamrong.exchange.bhyt.fhir;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Composition.CompositionStatus;
import org.hl7.fhir.r4.model.Composition.SectionComponent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Narrative.NarrativeStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;
import vn.hamrong.exchange.bhyt.Table;

/**
 * Papers given to the patient → Composition: discharge (XML7), summary of the record (XML8), birth (XML9), leave (XML10,
 * XML11), assessment (XML12). What is told in words is a section; numbers and dates are typed extensions.
 */
final class Papers {
    private static final Map<Table, Coding> LOINC = Map.of(
            Table.XML7, new Coding("http://loinc.org", "18842-5", "Discharge summary"),
            Table.XML8, new Coding("http://loinc.org", "34133-9", "Summarization of Episode Note"));

    /** Fields in words, and the title of their section. */
    private static final Map<String, String> SECTIONS = Map.ofEntries(
            Map.entry("CHAN_DOAN_VAO", "Chẩn đoán vào viện"),
            Map.entry("CHAN_DOAN_RV", "Chẩn đoán ra viện"),
            Map.entry("QT_BENHLY", "Quá trình bệnh lý"),
            Map.entry("TOMTAT_KQ", "Tóm tắt kết quả cận lâm sàng"),
            Map.entry("PP_DIEUTRI", "Phương pháp điều trị"),
            Map.entry("NGUYENNHAN_DINHCHI", "Nguyên nhân đình chỉ thai nghén"),
            Map.entry("TINH_TRANG_CON", "Tình trạng của con"),
            Map.entry("KET_QUA_KHAM", "Kết quả khám"),
            Map.entry("DE_NGHI", "Đề nghị"),
            Map.entry("DUOC_XACDINH", "Được xác định"),
            Map.entry("GHI_CHU", "Ghi chú"));

    /** In the order in which a paper is read. */
    private static final List<String> ORDER = List.of(
            "CHAN_DOAN_VAO",
            "CHAN_DOAN_RV",
            "QT_BENHLY",
            "TOMTAT_KQ",
            "PP_DIEUTRI",
            "NGUYENNHAN_DINHCHI",
            "TINH_TRANG_CON",
            "KET_QUA_KHAM",
            "DE_NGHI",
            "DUOC_XACDINH",
            "GHI_CHU");

    private Papers() {}

    static void map(Row row, DossierDraft draft) {
        Composition paper = draft.derived(Composition::new, row.key());
        if (row.table() != Table.XML12) {
            row.becomes(paper);
        }
        row.take("MA_LK", "Composition.encounter");
        paper.setStatus(CompositionStatus.FINAL)
                .setType(type(row.table()))
                .setTitle(row.table().vietnamese());
        paper.setSubject(draft.subject());
        paper.setEncounter(draft.visitReference());
        paper.setCustodian(draft.organization(draft.facility().value()));
        paper.setDateElement(date(row).orElseGet(Papers::unknown));
        author(row, paper, draft);
        for (String field : ORDER) {
            String title = SECTIONS.getOrDefault(field, field);
            row.text(field, "Composition.section.text").ifPresent(text -> section(paper.addSection(), title, text));
        }
    }

    private static CodeableConcept type(Table table) {
        CodeableConcept type = Systems.of(table);
        Optional.ofNullable(LOINC.get(table)).ifPresent(loinc -> type.addCoding(loinc.copy()));
        return type;
    }

    private static Optional<DateTimeType> date(Row row) {
        String to = "Composition.date";
        return Moments.dateTime(row, "NGAY_CT", to)
                .or(() -> Moments.dateTime(row, "NGAY_CHUNG_TU", to))
                .or(() -> Moments.dateTime(row, "NGAY_RA", to));
    }

    /** FHIR demands a date: one that nobody told is absent, with the reason. */
    private static DateTimeType unknown() {
        DateTimeType absent = new DateTimeType();
        absent.addExtension(
                "http://hl7.org/fhir/StructureDefinition/data-absent-reason",
                new org.hl7.fhir.r4.model.CodeType("unknown"));
        return absent;
    }

    private static void author(Row row, Composition paper, DossierDraft draft) {
        Optional<Reference> doctor = draft.firstStaff(row, "MA_BS", "Composition.author[0]");
        doctor.map(one -> row.has("TEN_BS") ? one.setDisplay(row.take("TEN_BS", "Composition.author[0].display")) : one)
                .ifPresent(paper::addAuthor);
        draft.firstStaff(row, "MA_TTDV", "Composition.attester[0].party")
                .ifPresent(head -> paper.addAttester()
                        .setMode(Composition.CompositionAttestationMode.LEGAL)
                        .setParty(head));
        if (!paper.hasAuthor()) {
            paper.addAuthor(draft.organization(draft.facility().value()));
        }
    }

    private static void section(SectionComponent section, String title, String text) {
        XhtmlNode div = new XhtmlNode(NodeType.Element, "div");
        div.setAttribute("xmlns", "http://www.w3.org/1999/xhtml");
        div.addTag("p").addText(text);
        section.setTitle(title);
        section.getText().setStatus(NarrativeStatus.GENERATED).setDiv(div);
    }
}
