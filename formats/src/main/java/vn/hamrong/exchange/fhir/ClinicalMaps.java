package vn.hamrong.exchange.fhir;

import java.util.Map;

/** Maps of orders, results, drugs, vaccinations and documents, by segment. */
final class ClinicalMaps {
    static final Map<String, SegmentMap> ALL = Map.ofEntries(
            Map.entry("ORC", Orders::map),
            Map.entry("OBR", Requests::map),
            Map.entry("OBX", Observations::map),
            Map.entry("TQ1", Timings::map),
            Map.entry("SPM", Specimens::map),
            Map.entry("SAC", Containers::map),
            Map.entry("TXA", Documents::map),
            Map.entry("RXO", Prescriptions::ordered),
            Map.entry("RXE", Prescriptions::encoded),
            Map.entry("RXR", Routes::map),
            Map.entry("RXC", Ingredients::map),
            Map.entry("RXD", Dispenses::map),
            Map.entry("RXA", Administrations::map));

    private ClinicalMaps() {}
}
