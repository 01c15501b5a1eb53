package vn.hamrong.exchange.fhir;

import java.util.Map;

/** Which map reads which segment. */
final class SegmentMaps {
    private static final SegmentMap NONE = (line, draft) -> {};

    private static final Map<String, SegmentMap> ADMINISTRATION = Map.ofEntries(
            Map.entry("MSH", MessageHeaders::map),
            Map.entry("SFT", MessageHeaders::software),
            Map.entry("PID", Patients::map),
            Map.entry("EVN", Events::map),
            Map.entry("PD1", PatientCare::map),
            Map.entry("MRG", Merges::map),
            Map.entry("PV2", EncounterMore::map),
            Map.entry("AL1", Allergies::al1),
            Map.entry("IAM", Allergies::iam),
            Map.entry("DG1", Diagnoses::map),
            Map.entry("PR1", Procedures::map),
            Map.entry("ROL", Roles::rol),
            Map.entry("PRT", Roles::prt),
            Map.entry("GT1", Guarantors::map),
            Map.entry("IN1", Coverages::map),
            Map.entry("IN2", CoverageMore::in2),
            Map.entry("NTE", Notes::map),
            Map.entry("FT1", Charges::map),
            Map.entry("SCH", Appointments::map),
            Map.entry("RGS", AppointmentResources::group),
            Map.entry("AIS", AppointmentResources::service),
            Map.entry("AIG", AppointmentResources::thing),
            Map.entry("AIL", AppointmentResources::place),
            Map.entry("AIP", AppointmentResources::person),
            Map.entry("PRB", Problems::map),
            Map.entry("PV1", Encounters::map),
            Map.entry("NK1", RelatedPersons::map));

    private SegmentMaps() {}

    /** The map of that segment; one that does nothing when nobody knows it. */
    static SegmentMap of(String segment) {
        SegmentMap clinical = ClinicalMaps.ALL.get(segment);
        return clinical == null ? ADMINISTRATION.getOrDefault(segment, NONE) : clinical;
    }
}
