package vn.hamrong.exchange.fhir;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Coding;

/** Table 0078 → v3-ObservationInterpretation, whose codes are the same; source: the official map InterpretationCodes. */
final class Interpretations {
    static final Map<String, Coding> ALL = List.of(
                    "L", "H", "LL", "HH", "<", ">", "N", "A", "AA", "U", "D", "B", "W", "S", "R", "I", "MS", "VS",
                    "POS", "NEG", "IND", "DET", "ND", "AC", "TOX", "QCF", "NR", "RR", "WR", "E", "EX", "IE", "SDD",
                    "SYN-R", "SYN-S", "NS", "HX", "LX", "LU", "HU")
            .stream()
            .collect(Collectors.toUnmodifiableMap(
                    Function.identity(),
                    code -> new Coding()
                            .setSystem(Uris.TERMINOLOGY + "v3-ObservationInterpretation")
                            .setCode(code)));

    private Interpretations() {}
}
