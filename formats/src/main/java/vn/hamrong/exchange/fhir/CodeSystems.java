package vn.hamrong.exchange.fhir;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Coding;

/** Names of coding systems in HL7 v2 (table 0396) and their URIs. */
public final class CodeSystems {
    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("LN", "http://loinc.org"),
            Map.entry("SCT", "http://snomed.info/sct"),
            Map.entry("SNM", "http://snomed.info/sct"),
            Map.entry("SNOMED-CT", "http://snomed.info/sct"),
            Map.entry("I10", "http://hl7.org/fhir/sid/icd-10"),
            Map.entry("ICD10", "http://hl7.org/fhir/sid/icd-10"),
            Map.entry("ICD-10", "http://hl7.org/fhir/sid/icd-10"),
            Map.entry("I10C", "http://hl7.org/fhir/sid/icd-10-cm"),
            Map.entry("ICD-10-CM", "http://hl7.org/fhir/sid/icd-10-cm"),
            Map.entry("I9", "http://hl7.org/fhir/sid/icd-9-cm"),
            Map.entry("I9C", "http://hl7.org/fhir/sid/icd-9-cm"),
            Map.entry("ICD9", "http://hl7.org/fhir/sid/icd-9-cm"),
            Map.entry("C4", "http://www.ama-assn.org/go/cpt"),
            Map.entry("CPT4", "http://www.ama-assn.org/go/cpt"),
            Map.entry("CVX", "http://hl7.org/fhir/sid/cvx"),
            Map.entry("MVX", "http://hl7.org/fhir/sid/mvx"),
            Map.entry("NDC", "http://hl7.org/fhir/sid/ndc"),
            Map.entry("RXNORM", "http://www.nlm.nih.gov/research/umls/rxnorm"),
            Map.entry("ATC", "http://www.whocc.no/atc"),
            Map.entry("WC", "http://www.whocc.no/atc"),
            Map.entry("UCUM", "http://unitsofmeasure.org"),
            Map.entry("ISO3166_1", "urn:iso:std:iso:3166"),
            Map.entry("UNII", "http://fdasis.nlm.nih.gov"));

    /** Of several names of one system the one that HL7 prefers. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("http://loinc.org", "LN"),
            Map.entry("http://snomed.info/sct", "SCT"),
            Map.entry("http://hl7.org/fhir/sid/icd-10", "I10"),
            Map.entry("http://hl7.org/fhir/sid/icd-10-cm", "I10C"),
            Map.entry("http://hl7.org/fhir/sid/icd-9-cm", "I9C"),
            Map.entry("http://www.whocc.no/atc", "ATC"),
            Map.entry("http://unitsofmeasure.org", "UCUM"));

    /** Tables that every site fills itself: their codes are not those of the published code system. */
    private static final Set<String> LOCAL_TABLES = Set.of("HL70023", "HL70007", "HL70069", "HL70112", "HL70116");

    private static final String V2_TABLE = "HL7";
    private static final String OURS = "http://hamrong.vn/fhir/codesystem/";

    private CodeSystems() {}

    /**
     * The URI of the coding system called {@code name}; of our own making when nobody else has one, or when the one
     * that has it does not hold {@code code}.
     */
    static Optional<String> uri(String name, String code, Sender sender) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        String known = sender.namespace(name).orElse(KNOWN.get(name));
        String uri = known == null ? made(name) : known;
        return Optional.of(PublishedCodes.allow(uri, code) ? uri : OURS + Systems.escaped(name));
    }

    /** What HL7 v2 calls a coding's system: as it was sent, when that is known; else by table 0396; else its URI. */
    public static String name(Coding coding) {
        Optional<String> sent = Optional.ofNullable(
                        coding.getSystemElement().getExtensionByUrl(Uris.V2_FIELD + "CWE.3"))
                .map(extension -> extension.getValue().primitiveValue());
        String uri = coding.getSystem();
        return sent.orElseGet(() -> {
            if (uri.startsWith(PublishedCodes.V2_TABLES)) {
                return V2_TABLE + uri.substring(PublishedCodes.V2_TABLES.length());
            }
            return uri.startsWith(OURS) ? uri.substring(OURS.length()) : NAMES.getOrDefault(uri, uri);
        });
    }

    /** Whether the name leads to a code system that others publish, or to a table of HL7 v2. */
    public static boolean isPublished(String name) {
        String uri = KNOWN.getOrDefault(name, made(name));
        return !uri.startsWith(OURS);
    }

    /** The URI of a table of HL7 v2, as in {@code 0004}, for that code of it. */
    static String table(String table, String code) {
        return V2Tables.allows(table, code) ? PublishedCodes.V2_TABLES + table : OURS + V2_TABLE + table;
    }

    /** Of the systems that others publish, only UCUM's codes are units to a FHIR server. */
    static boolean mayHoldUnits(String uri) {
        return uri.equals("http://unitsofmeasure.org") || uri.startsWith(OURS);
    }

    private static String made(String name) {
        if (name.startsWith("http://") || name.startsWith("https://") || name.startsWith("urn:")) {
            boolean may = KNOWN.containsValue(name) || PublishedCodes.mayBeNamed(name);
            return may && Systems.isUri(name) ? name : OURS + Systems.escaped(name);
        }
        if (Systems.isOid(name)) {
            return "urn:oid:" + name;
        }
        boolean table = !LOCAL_TABLES.contains(name)
                && name.length() == 7
                && name.startsWith(V2_TABLE)
                && name.substring(3).chars().allMatch(Character::isDigit);
        return table ? PublishedCodes.V2_TABLES + name.substring(3) : OURS + Systems.escaped(name);
    }
}
