package vn.hamrong.exchange.fhir;

import java.util.Map;

/** The groupings of the families of messages; source: the message definitions of HL7 v2.8.2. */
final class Groupings {
    /** What holds everywhere, and all there is for a type nobody declared. */
    private static final Grouping COMMON = Grouping.of("""
            MSH:
            SFT: MSH
            UAC: MSH
            MSA: MSH
            ERR: MSH
            EVN: MSH
            PID: SCH MSH
            PD1: PID
            ARV: PV1 PID
            ROL: PR1 IN1 PV1 PRB PID
            PRT: OBX SPM OBR ORC PR1 IN1 PV1 PRB PID
            NK1: PID
            PV1: PID
            PV2: PV1 PID
            DB1: PID
            PRB: PID
            GOL: PID
            VAR: PRB GOL PID
            PTH: PID
            MRG: PID
            AL1: PID
            IAM: PID
            DG1: FT1 OBR PID
            DRG: PID
            PR1: FT1 PID
            GT1: PID
            IN1: PID
            IN2: IN1
            IN3: IN1
            ACC: PID
            UB1: PID
            UB2: PID
            PDA: PID
            FT1: PID
            ORC: RXA PID MSH
            TQ1: RXO RXE OBR ORC SCH
            OBR: ORC PID MSH
            OBX: SPM OBR RXA RXE RXO PRB TXA PID MSH
            NTE: OBX SPM OBR RXE RXO AIS AIG AIL AIP FT1 PRB ORC PID SCH MSH
            """);

    private static final Map<String, Grouping> FAMILIES = Map.ofEntries(Map.entry("SIU", COMMON.with("""
                            SCH: MSH
                            RGS: SCH
                            AIS: RGS SCH
                            AIG: RGS SCH
                            AIL: RGS SCH
                            AIP: RGS SCH
                            """)));

    private Groupings() {}

    /** The grouping of messages of that type and event (MSH-9.1, 9.2). */
    static Grouping of(String type, String event) {
        Grouping exact = ClinicalGroupings.FAMILIES.get(type + "^" + event);
        if (exact != null) {
            return exact;
        }
        return FAMILIES.getOrDefault(type, ClinicalGroupings.FAMILIES.getOrDefault(type, COMMON));
    }

    static Grouping common() {
        return COMMON;
    }
}
