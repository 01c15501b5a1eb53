package vn.hamrong.exchange.fhir;

/** What one kind of segment becomes. */
@FunctionalInterface
interface SegmentMap {

    /** Adds to the draft what the line says. A line whose content makes no sense is left alone: it becomes extensions. */
    void map(Line line, Draft draft);
}
