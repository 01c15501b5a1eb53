package vn.hamrong.exchange.fhir;

import java.util.Map;

/** Maps of orders, results, drugs, vaccinations and documents, by segment. */
final class ClinicalMaps {
    static final Map<String, SegmentMap> ALL = Map.of();

    private ClinicalMaps() {}
}
