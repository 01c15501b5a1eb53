package vn.hamrong.exchange.fhir;

import java.util.Map;

/** Which map reads which segment. */
final class SegmentMaps {
    private static final SegmentMap NONE = (line, draft) -> {};

    private static final Map<String, SegmentMap> ADMINISTRATION = Map.ofEntries(
            Map.entry("MSH", MessageHeaders::map),
            Map.entry("SFT", MessageHeaders::software),
            Map.entry("PID", Patients::map),
            Map.entry("PV1", Encounters::map),
            Map.entry("NK1", RelatedPersons::map));

    private SegmentMaps() {}

    /** The map of that segment; one that does nothing when nobody knows it. */
    static SegmentMap of(String segment) {
        SegmentMap clinical = ClinicalMaps.ALL.get(segment);
        return clinical == null ? ADMINISTRATION.getOrDefault(segment, NONE) : clinical;
    }
}
