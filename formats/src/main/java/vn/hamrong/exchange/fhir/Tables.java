package vn.hamrong.exchange.fhir;

import java.util.HashMap;
import java.util.Map;
import org.hl7.fhir.r4.model.Coding;

/** HL7 v2 tables as FHIR codings; source: the official code system maps. */
final class Tables {
    /** Table 0002. */
    static final Map<String, Coding> MARITAL = table(
            "v3-MaritalStatus",
            "A",
            "L",
            "Legally Separated",
            "D",
            "D",
            "Divorced",
            "M",
            "M",
            "Married",
            "S",
            "S",
            "Never Married",
            "W",
            "W",
            "Widowed",
            "G",
            "T",
            "Domestic partner",
            "P",
            "T",
            "Domestic partner",
            "I",
            "I",
            "Interlocutory",
            "U",
            "U",
            "unmarried");

    /** Table 0004. */
    static final Map<String, Coding> PATIENT_CLASS = table(
            "v3-ActCode",
            "E",
            "EMER",
            "emergency",
            "I",
            "IMP",
            "inpatient encounter",
            "O",
            "AMB",
            "ambulatory",
            "P",
            "PRENC",
            "pre-admission",
            "R",
            "AMB",
            "ambulatory",
            "B",
            "IMP",
            "inpatient encounter",
            "V",
            "VR",
            "virtual",
            "H",
            "HH",
            "home health");

    /** Table 0063, as far as it says how a beneficiary stands to the subscriber. */
    static final Map<String, Coding> SUBSCRIBER = table(
            "subscriber-relationship",
            "SEL",
            "self",
            "Self",
            "SPO",
            "spouse",
            "Spouse",
            "CHD",
            "child",
            "Child",
            "NCH",
            "child",
            "Child",
            "PAR",
            "parent",
            "Parent",
            "MTH",
            "parent",
            "Parent",
            "FTH",
            "parent",
            "Parent",
            "DOM",
            "common",
            "Common Law Spouse",
            "OTH",
            "other",
            "Other");

    /** Table 0052; VN Core names the same roles: AD on admission, DD at discharge, CC main, CM beside it. */
    static final Map<String, Coding> DIAGNOSIS_USE = table(
            "diagnosis-role",
            "A",
            "AD",
            "Admission diagnosis",
            "F",
            "DD",
            "Discharge diagnosis",
            "W",
            "CM",
            "Comorbidity diagnosis");

    /** Table 0063. */
    static final Map<String, Coding> RELATIONSHIP = table(
            "v3-RoleCode",
            "BRO",
            "BRO",
            "brother",
            "CHD",
            "CHILD",
            "child",
            "FTH",
            "FTH",
            "father",
            "GCH",
            "GRNDCHILD",
            "grandchild",
            "GRP",
            "GRPRN",
            "grandparent",
            "MTH",
            "MTH",
            "mother",
            "PAR",
            "PRN",
            "parent",
            "SCH",
            "CHILD",
            "child",
            "SIB",
            "SIB",
            "sibling",
            "SIS",
            "SIS",
            "sister",
            "SPO",
            "SPS",
            "spouse",
            "DOM",
            "DOMPART",
            "domestic partner",
            "DEP",
            "DEPEN",
            "dependent",
            "FND",
            "FRND",
            "unrelated friend",
            "GRD",
            "GUARD",
            "guardian",
            "NCH",
            "NCHILD",
            "natural child",
            "FCH",
            "CHLDFOST",
            "foster child",
            "SEL",
            "ONESELF",
            "self",
            "EXF",
            "EXT",
            "extended family member");

    private Tables() {}

    static Coding mother() {
        return new Coding(Uris.TERMINOLOGY + "v3-RoleCode", "MTH", "mother");
    }

    /** Triples: code as sent, code it means, its name. */
    static Map<String, Coding> table(String system, String... triples) {
        Map<String, Coding> table = new HashMap<>();
        for (int i = 0; i < triples.length; i += 3) {
            table.put(triples[i], new Coding(Uris.TERMINOLOGY + system, triples[i + 1], triples[i + 2]));
        }
        return Map.copyOf(table);
    }
}
