package vn.hamrong.exchange.onboarding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.hamrong.shared.FacilityCode;

/**
 * A hospital file made of a survey: what is certain is filled in, what must be asked stands as a comment. It reads without
 * a fault; a person completes it.
 */
public final class Proposal {
    private static final Set<String> OWN_TYPES = Set.of("", "PI", "MR");
    private static final Map<String, String> NATIONAL = Map.of(
            "CCCD", "http://fhir.ehealth.gov.vn/core/sid/national_id",
            "BHYT", "http://fhir.ehealth.gov.vn/core/sid/insurance_number");

    private final Survey survey;
    private final FacilityCode code;
    private final int partition;
    private final List<String> lines = new ArrayList<>();

    private Proposal(Survey survey, FacilityCode code, int partition) {
        this.survey = survey;
        this.code = code;
        this.partition = partition;
    }

    /**
     * The file's text.
     *
     * @param partition a number no other hospital has or had
     */
    public static String yaml(Survey survey, FacilityCode code, int partition) {
        return new Proposal(survey, code, partition).text();
    }

    private String text() {
        lines.add("# Proposed from " + survey.messages()
                + " sample messages by ./hub onboard. Read every line, then complete it.");
        lines.add("# Lines that begin with '# ASK' need an answer of the hospital.");
        lines.add("code: " + quoted(code.value()));
        lines.add("name: " + quoted("Cơ sở " + code.value()) + "   # ASK: the name as people say it");
        lines.add("partition: " + partition);
        lines.add("");
        lines.add("connections:");
        lines.add("  - name: mllp-main");
        lines.add("    port: 2575");
        lines.add("    addresses: [127.0.0.1]   # ASK: where its HIS sends from");
        lines.add("");
        lines.add("dialect:");
        charset();
        list("sendingFacilities", survey.values(Survey.FACILITIES).names());
        authorities();
        codeMaps();
        namespaces();
        lines.add("");
        lines.add("clients: []");
        return String.join("\n", lines) + "\n";
    }

    private void charset() {
        CharsetGuess guess = survey.charset();
        if (!guess.decided()) {
            lines.add("  # ASK: no sample tells the character set (scores: " + guess.scores() + ")");
        }
        lines.add("  charset: " + guess.charset());
    }

    private void list(String key, List<String> values) {
        lines.add("  " + key + ": "
                + values.stream()
                        .filter(value -> !value.isEmpty() && !value.equals(Counts.OTHERS))
                        .map(Proposal::quoted)
                        .collect(Collectors.joining(", ", "[", "]")));
    }

    /** Authorities of numbers that may be the hospital's own; another kind of number has a type that says so. */
    private void authorities() {
        list("mrnAuthorities", authorities(true));
        List<String> others = authorities(false);
        if (!others.isEmpty()) {
            lines.add("  # other authorities in PID-3.4: " + String.join(", ", others));
        }
    }

    private List<String> authorities(boolean own) {
        return survey.values(Survey.AUTHORITIES).names().stream()
                .filter(name -> name.indexOf('/') > 0)
                .filter(name -> OWN_TYPES.contains(name.substring(name.indexOf('/') + 1)) == own)
                .map(name -> name.substring(0, name.indexOf('/')))
                .filter(name -> own != NATIONAL.containsKey(name))
                .distinct()
                .toList();
    }

    private void codeMaps() {
        if (survey.unknownCodes().isEmpty()) {
            return;
        }
        Map<String, List<String>> known = new LinkedHashMap<>();
        survey.unknownCodes()
                .forEach((field, codes) -> codes.names().stream()
                        .filter(name -> !name.equals(Counts.OTHERS))
                        .forEach(name -> suggest(field, name, known)));
        if (!known.isEmpty()) {
            lines.add("  codeMaps:");
            known.forEach((field, pairs) -> lines.add("    " + field + ": {" + String.join(", ", pairs) + "}"));
        }
    }

    private void suggest(String field, String name, Map<String, List<String>> known) {
        Optional<String> meant = Suggestions.of(field, name);
        if (meant.isPresent()) {
            known.computeIfAbsent(field, any -> new ArrayList<>()).add(quoted(name) + ": " + meant.get());
        } else {
            lines.add("  # ASK: what does " + field + " = " + quoted(name) + " mean? (codeMaps: {" + field + ": {"
                    + quoted(name) + ": …}})");
        }
    }

    private void namespaces() {
        lines.add("  namespaces:");
        authorities(true)
                .forEach(name -> lines.add("    " + quoted(name) + ": urn:vn:hamrong:" + code.value() + ":mrn"));
        NATIONAL.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> lines.add("    " + entry.getKey() + ": " + entry.getValue()));
        survey.values(Survey.SYSTEMS)
                .names()
                .forEach(name -> lines.add("    # ASK: which code system is " + quoted(name) + "?"));
    }

    /** A YAML string in double quotes, control characters left out. */
    private static String quoted(String text) {
        String clean = text.replaceAll("\\p{Cntrl}", "");
        return '"' + clean.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
