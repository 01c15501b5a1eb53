package vn.hamrong.exchange.fhir;

import java.util.Map;

/** Groupings of orders, results, drugs, vaccinations and documents. */
final class ClinicalGroupings {
    static final Map<String, Grouping> FAMILIES = Map.of();

    private ClinicalGroupings() {}
}
