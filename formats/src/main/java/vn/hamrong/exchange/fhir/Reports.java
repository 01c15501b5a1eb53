package vn.hamrong.exchange.fhir;

import java.util.Optional;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.jspecify.annotations.Nullable;

/** OBR of a result message → DiagnosticReport; source: the official maps OBR[DiagnosticReport], ORC[DiagnosticReport]. */
final class Reports {
    private static final String TYPE = "DiagnosticReport";

    private Reports() {}

    static void map(Line obr, @Nullable Line orc, ServiceRequest request, Draft draft) {
        String number = OrderNumbers.key(obr, null);
        String ordered = number.isEmpty() ? OrderNumbers.key(orc, null) : number;
        String time = ordered.isEmpty() ? obr.field(7).peek() : "";
        DiagnosticReport report = draft.derived(
                DiagnosticReport::new, obr, "report", ordered, obr.field(4).peek(), time);
        obr.became(report);
        for (Identifier own : OrderNumbers.of(orc, obr, TYPE)) {
            report.addIdentifier(own);
        }
        report.addBasedOn(draft.reference(request));
        draft.patientReference(obr).ifPresent(report::setSubject);
        draft.encounterReference(obr).ifPresent(report::setEncounter);
        state(obr.field(25), report);
        facts(obr, report);
        people(obr, report, draft);
        if (!report.hasCode()) {
            report.getCode().setText("unknown");
        }
    }

    private static void state(Datum status, DiagnosticReport report) {
        Optional<DiagnosticReportStatus> known = Codes.translated(status, OrderStates.REPORT);
        report.setStatus(known.orElse(DiagnosticReportStatus.UNKNOWN));
        if (status.hasText()) {
            Codes.keep(status, report.getStatusElement(), TYPE + ".status");
        }
    }

    private static void facts(Line obr, DiagnosticReport report) {
        Codes.concept(obr.field(4), TYPE + ".code").ifPresent(report::setCode);
        Datum section = obr.field(24);
        if (Texts.isCode(section.peek())) {
            report.addCategory()
                    .addCoding()
                    .setSystem(CodeSystems.table("0074", section.peek()))
                    .setCode(section.take(TYPE + ".category[0].coding[0].code"));
        }
        effective(obr, report);
        Times.instant(obr.field(22), TYPE + ".issued").ifPresent(report::setIssuedElement);
    }

    private static void effective(Line obr, DiagnosticReport report) {
        if (!obr.field(8).hasText()) {
            Times.dateTime(obr.field(7), TYPE + ".effectiveDateTime").ifPresent(report::setEffective);
            return;
        }
        Optional<Period> period = Times.period(obr.field(7), obr.field(8), TYPE + ".effectivePeriod");
        period.ifPresent(report::setEffective);
    }

    private static void people(Line obr, DiagnosticReport report, Draft draft) {
        for (int field : new int[] {32, 33}) {
            obr.all(field).forEach(ndl -> Interpreters.of(ndl, report, draft).ifPresent(report::addResultsInterpreter));
        }
        for (int field : new int[] {34, 35}) {
            obr.all(field).forEach(ndl -> Interpreters.of(ndl, report, draft).ifPresent(report::addPerformer));
        }
    }
}
