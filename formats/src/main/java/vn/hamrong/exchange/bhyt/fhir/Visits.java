package vn.hamrong.exchange.bhyt.fhir;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import vn.hamrong.exchange.bhyt.Table;
import vn.hamrong.exchange.fhir.Uris;

/** A visit (MA_LK) → Encounter: XML1 tells of one that has ended, XML0 of one that has begun. */
final class Visits {
    private static final String CLASSES = Uris.TERMINOLOGY + "v3-ActCode";

    /** MA_LOAI_KCB 01 to 09: in every list since QĐ 824/2023. Later codes are kept, not interpreted. */
    private static final Map<String, Coding> KINDS = Map.of(
            "01", new Coding(CLASSES, "AMB", "ambulatory"),
            "02", new Coding(CLASSES, "AMB", "ambulatory"),
            "03", new Coding(CLASSES, "IMP", "inpatient encounter"),
            "04", new Coding(CLASSES, "SS", "short stay"),
            "05", new Coding(CLASSES, "AMB", "ambulatory"),
            "06", new Coding(CLASSES, "OBSENC", "observation encounter"),
            "07", new Coding(CLASSES, "AMB", "ambulatory"),
            "08", new Coding(CLASSES, "AMB", "ambulatory"),
            "09", new Coding(CLASSES, "SS", "short stay"));

    /** Where SO_NGAY_DTRI counts days of the stay; in others it counts days of drugs or nothing (annex, XML1 no. 38). */
    private static final Set<String> STAYS = Set.of("02", "03", "04", "06");

    private static final Pattern DAYS = Pattern.compile("[0-9]{1,5}");

    private Visits() {}

    /** The encounter; when no table tells of it, it is written only if nobody knows it yet. */
    static Encounter enter(DossierDraft draft) {
        Optional<Row> row = draft.rows(Table.XML1).stream()
                .findFirst()
                .or(() -> draft.rows(Table.XML0).stream().findFirst());
        Identifier number = new Identifier().setSystem(Uris.VISIT).setValue(draft.visit());
        if (draft.visit().isEmpty()) {
            number = draft.entries()
                    .derivedIdentifier(
                            "visit|" + draft.patient().getIdentifierFirstRep().getValue());
        }
        Encounter encounter = row.isPresent()
                ? draft.entries().keyed(Encounter::new, number)
                : draft.entries().ifNew(Encounter::new, number);
        encounter.setSubject(draft.subject());
        encounter.setStatus(EncounterStatus.UNKNOWN);
        encounter.setClass_(new Coding(Uris.V3_NULL, "UNK", "unknown"));
        row.ifPresent(told -> tell(told, encounter, draft));
        return encounter;
    }

    private static void tell(Row row, Encounter encounter, DossierDraft draft) {
        row.take("MA_LK", "Encounter.identifier[0].value");
        encounter.setStatus(row.table() == Table.XML1 ? EncounterStatus.FINISHED : EncounterStatus.INPROGRESS);
        kind(row, encounter);
        Moments.period(row, "NGAY_VAO", "NGAY_RA", "Encounter.period").ifPresent(encounter::setPeriod);
        row.text("LY_DO_VV", "Encounter.reasonCode[0].text")
                .ifPresent(reason -> encounter.addReasonCode().setText(reason));
        row.text("MA_HSBA", "Encounter.identifier[1].value")
                .ifPresent(number -> encounter
                        .addIdentifier()
                        .setSystem(Uris.MEDICAL_RECORD)
                        .setValue(number)
                        .setUse(IdentifierUse.SECONDARY));
        row.text("MA_CSKCB", "Encounter.serviceProvider")
                .ifPresent(code -> encounter.setServiceProvider(draft.organization(code)));
        stay(row, encounter, draft);
        row.becomes(encounter, facts());
    }

    private static void kind(Row row, Encounter encounter) {
        String kind = row.peek("MA_LOAI_KCB");
        Coding known = KINDS.get(kind);
        if (known != null) {
            encounter.setClass_(known.copy());
        }
        Systems.coding(Systems.VISIT_KIND, kind).ifPresent(coding -> {
            row.take("MA_LOAI_KCB", "Encounter.type[0].coding[0].code");
            encounter.addType().addCoding(coding);
        });
    }

    private static void stay(Row row, Encounter encounter, DossierDraft draft) {
        if (STAYS.contains(row.peek("MA_LOAI_KCB"))
                && DAYS.matcher(row.peek("SO_NGAY_DTRI")).matches()) {
            Duration days = new Duration();
            days.setValue(Long.parseLong(row.take("SO_NGAY_DTRI", "Encounter.length.value")));
            days.setUnit("ngày").setSystem("http://unitsofmeasure.org").setCode("d");
            encounter.setLength(days);
        }
        row.text("MA_NOI_DI", "Encounter.hospitalization.origin")
                .ifPresent(code -> encounter.getHospitalization().setOrigin(draft.organization(code)));
        row.text("MA_NOI_DEN", "Encounter.hospitalization.destination")
                .ifPresent(code -> encounter.getHospitalization().setDestination(draft.organization(code)));
        row.text("MA_LOAI_RV", "Encounter.hospitalization.dischargeDisposition")
                .ifPresent(code -> encounter
                        .getHospitalization()
                        .setDischargeDisposition(Systems.concept(Systems.DISCHARGE, code)));
    }

    /** What a visit is told by, without an element of its own. */
    private static List<String> facts() {
        return List.of(
                "LY_DO_VNT",
                "MA_LY_DO_VNT",
                "MA_DOITUONG_KCB",
                "MA_TAI_NAN",
                "NGAY_VAO",
                "NGAY_RA",
                "NGAY_VAO_NOI_TRU",
                "GIAY_CHUYEN_TUYEN",
                "SO_NGAY_DTRI",
                "PP_DIEU_TRI",
                "KET_QUA_DTRI",
                "GHI_CHU",
                "MA_LOAI_KCB",
                "MA_KHOA",
                "MA_PTTT_QT",
                "CAN_NANG",
                "CAN_NANG_CON",
                "NGAY_TAI_KHAM",
                "MA_TTDV",
                "NAM_QT",
                "THANG_QT",
                "STT",
                "DU_PHONG",
                "MA_DICH_VU",
                "TEN_DICH_VU",
                "MA_THUOC",
                "TEN_THUOC",
                "MA_VAT_TU",
                "TEN_VAT_TU",
                "NGAY_YL");
    }
}
