package vn.hamrong.exchange.hospitals;

import java.util.List;
import java.util.Map;
import vn.hamrong.exchange.Hospital;

/** One file of {@code config/hospitals}: a hospital, or everything that is wrong with the file. */
public sealed interface HospitalFile {

    /**
     * A hospital.
     *
     * @param lines where its values stand, as in {@code partition} or {@code connections[0]}
     */
    record Good(String file, Hospital hospital, Map<String, Integer> lines) implements HospitalFile {
        public Good {
            lines = Map.copyOf(lines);
        }

        Fault fault(String place, String english, String vietnamese) {
            return new Fault(file, lines.getOrDefault(place, 1), english, vietnamese);
        }
    }

    /** Never without a fault; in the order of the file. */
    record Bad(List<Fault> faults) implements HospitalFile {
        public Bad {
            faults = List.copyOf(faults);
        }
    }

    /**
     * Reads one file.
     *
     * @param file its name, {@code <facility code>.yaml}
     * @param text at most 256 kB of YAML without tags, anchors and aliases
     */
    static HospitalFile of(String file, String text, KeyFiles keys) {
        return new HospitalReader(new Faults(file), keys).read(text);
    }
}
