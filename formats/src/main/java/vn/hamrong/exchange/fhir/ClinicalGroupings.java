package vn.hamrong.exchange.fhir;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Groupings of orders, results, drugs, vaccinations and documents; source: HL7 v2.8.2, chapters 4, 4A, 7, 9 and 13. */
final class ClinicalGroupings {
    private static final Grouping ORDERS = Groupings.common().with("""
                    ORC: PID MSH
                    OBR: ORC PID MSH
                    TQ1: RXO RXE OBR ORC
                    TQ2: TQ1
                    CTD: OBR ORC PID
                    CTI: OBR ORC PID
                    DG1: OBR ORC PID
                    SPM: OBR ORC PID
                    SAC: SPM OBR
                    INV: SAC SPM OBR
                    TXA: PID MSH
                    CON: TXA PID
                    RXO: ORC PID
                    RXE: ORC PID
                    RXD: ORC PID
                    RXG: ORC PID
                    RXA: ORC PID
                    RXR: RXA RXD RXG RXE RXO ORC
                    RXC: RXE RXO RXD RXG ORC
                    FT1: OBR ORC PID
                    BLG: RXO OBR ORC
                    DSC: MSH
                    OBX: SPM OBR RXA RXD RXE RXO TXA ORC PID MSH
                    NTE: OBX SPM OBR RXA RXD RXE RXO TXA ORC PID MSH
                    PRT: OBX SPM OBR TXA RXA RXD ORC PV1 PID
                    """);

    /** OUL^R22 and R23: the specimen comes first, its orders below it, the ORC behind its OBR. */
    private static final Grouping SPECIMEN_FIRST = ORDERS.with("""
            SPM: PID MSH
            SAC: SPM PID MSH
            OBR: SAC SPM PID MSH
            ORC: OBR SAC SPM PID MSH
            OBX: OBR SPM PID MSH
            """);

    /** OUL^R24: the ORC behind its OBR, specimens below the order, results below it too. */
    private static final Grouping ORDER_FIRST = ORDERS.with("""
            OBR: PID MSH
            ORC: OBR PID MSH
            SPM: OBR PID MSH
            TQ1: OBR
            """);

    static final Map<String, Grouping> FAMILIES = families();

    private ClinicalGroupings() {}

    private static Map<String, Grouping> families() {
        Map<String, Grouping> families = new HashMap<>();
        List.of(
                        "ORU", "ORM", "ORR", "OMG", "ORG", "OML", "ORL", "OMI", "OMP", "ORP", "OMN", "OMS", "OMD",
                        "RDE", "RRE", "RDS", "RRD", "RGV", "RAS", "RRA", "VXU", "MDM")
                .forEach(type -> families.put(type, ORDERS));
        families.put("OUL", ORDER_FIRST);
        families.put("OUL^R22", SPECIMEN_FIRST);
        families.put("OUL^R23", SPECIMEN_FIRST);
        return Map.copyOf(families);
    }
}
