package vn.hamrong.exchange.bhyt.fhir;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import vn.hamrong.exchange.bhyt.Table;
import vn.hamrong.exchange.fhir.Ucum;

/**
 * XML4 → one Observation per record, and one DiagnosticReport per service and time of the result. When the sample was taken
 * no table tells: the time of the result stands for both.
 */
final class Results {
    private static final String UCUM = "http://unitsofmeasure.org";

    private final DossierDraft draft;
    private final Map<String, DiagnosticReport> reports = new HashMap<>();

    private Results(DossierDraft draft) {
        this.draft = draft;
    }

    static void map(DossierDraft draft) {
        Results results = new Results(draft);
        draft.rows(Table.XML4).forEach(results::enter);
    }

    private void enter(Row row) {
        DiagnosticReport report = report(row);
        Observation observation = draft.derived(Observation::new, row.key());
        row.becomes(observation);
        row.take("MA_LK", "Observation.encounter");
        observation.setCode(code(row)).setSubject(draft.subject()).setEncounter(draft.visitReference());
        Moments.dateTime(row, "NGAY_KQ", "Observation.effectiveDateTime").ifPresent(observation::setEffective);
        Moments.instant(row, "NGAY_KQ", "Observation.issued").ifPresent(observation::setIssuedElement);
        value(row, observation);
        row.text("MO_TA", "Observation.note[0].text")
                .ifPresent(text -> observation.addNote().setText(text));
        row.text("KET_LUAN", "DiagnosticReport.conclusion").ifPresent(text -> conclude(report, observation, text));
        List<Reference> readers = draft.staff(row, "MA_BS_DOC_KQ", "DiagnosticReport.resultsInterpreter");
        readers.forEach(observation::addPerformer);
        readers.stream()
                .filter(one -> report.getResultsInterpreter().stream()
                        .noneMatch(known -> known.getReference().equals(one.getReference())))
                .forEach(one -> report.addResultsInterpreter(one.copy()));
        // A dossier may leave before its results have come (annex, XML4 no. 6).
        boolean told = observation.hasValue() || observation.hasNote();
        observation.setStatus(told ? ObservationStatus.FINAL : ObservationStatus.REGISTERED);
        report.addResult(draft.entries().reference(observation));
    }

    private DiagnosticReport report(Row row) {
        String key = row.peek("MA_DICH_VU") + "|" + row.peek("NGAY_KQ");
        DiagnosticReport known = reports.get(key);
        if (known != null) {
            row.take("MA_DICH_VU", "DiagnosticReport.code.coding[0].code");
            return known;
        }
        DiagnosticReport report = draft.derived(DiagnosticReport::new, "XML4", key);
        reports.put(key, report);
        Optional<DateTimeType> when = Moments.dateTime(row, "NGAY_KQ", "DiagnosticReport.effectiveDateTime");
        report.setStatus(when.isPresent() ? DiagnosticReportStatus.FINAL : DiagnosticReportStatus.REGISTERED);
        when.ifPresent(report::setEffective);
        Moments.instant(row, "NGAY_KQ", "DiagnosticReport.issued").ifPresent(report::setIssuedElement);
        Optional<String> service = row.text("MA_DICH_VU", "DiagnosticReport.code.coding[0].code");
        report.setCode(service.map(code -> Systems.concept(Systems.SERVICE, code))
                .orElseGet(() -> new CodeableConcept().setText(row.peek("TEN_CHI_SO"))));
        if (report.getCode().isEmpty()) {
            report.getCode().setText("?");
        }
        report.setSubject(draft.subject()).setEncounter(draft.visitReference());
        return report;
    }

    private static CodeableConcept code(Row row) {
        CodeableConcept code = row.text("MA_CHI_SO", "Observation.code.coding[0].code")
                .map(text -> Systems.concept(Systems.INDEX, text))
                .orElseGet(CodeableConcept::new);
        if (!code.hasText()) {
            row.text("TEN_CHI_SO", "Observation.code.text").ifPresent(code::setText);
        }
        return code.isEmpty() ? code.setText("?") : code;
    }

    private static void value(Row row, Observation observation) {
        Optional<BigDecimal> number = Amounts.number(row, "GIA_TRI", "Observation.valueQuantity.value");
        if (number.isPresent()) {
            Quantity quantity = new Quantity().setValue(number.get());
            row.text("DON_VI_DO", "Observation.valueQuantity.unit").ifPresent(unit -> unit(unit, quantity));
            observation.setValue(quantity);
            return;
        }
        row.text("GIA_TRI", "Observation.valueString").ifPresent(text -> observation.setValue(new StringType(text)));
    }

    private static void unit(String unit, Quantity quantity) {
        quantity.setUnit(unit);
        if (Ucum.isUnit(unit)) {
            quantity.setSystem(UCUM).setCode(unit);
        }
    }

    /** Imaging tells its result in words alone: those are the observation's value too. */
    private static void conclude(DiagnosticReport report, Observation observation, String text) {
        report.setConclusion(report.hasConclusion() ? report.getConclusion() + "\n" + text : text);
        if (!observation.hasValue()) {
            observation.setValue(new StringType(text));
        }
    }
}
