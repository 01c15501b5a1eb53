package vn.hamrong.exchange.hospitals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;

/** The faults of one file, collected: the editor wants all of them at once. */
final class Faults {
    private static final int AT_MOST = 100;

    private final String file;
    private final List<Fault> found = new ArrayList<>();

    Faults(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    void add(Node where, String english, String vietnamese) {
        add(lineOf(where), english, vietnamese);
    }

    void add(int line, String english, String vietnamese) {
        if (found.size() < AT_MOST) {
            found.add(new Fault(file, line, english, vietnamese));
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<Fault> inOrder() {
        return found.stream().sorted(Comparator.comparingInt(Fault::line)).toList();
    }

    static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
