package vn.hamrong.exchange.hospitals;

import java.io.StringReader;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Text to nodes, which know their lines. No object is ever constructed, and what could surprise is refused. */
final class YamlText {
    private static final int CHARACTERS_MAX = 256 * 1024;
    private static final int DEPTH_MAX = 10;

    private final Faults faults;

    YamlText(Faults faults) {
        this.faults = faults;
    }

    /** The file's one mapping, or empty with a fault added. */
    Optional<MappingNode> mapping(String text) {
        try {
            if (surprises(text)) {
                return Optional.empty();
            }
            return root(yaml().compose(new StringReader(text)));
        } catch (MarkedYAMLException broken) {
            int line = broken.getProblemMark() == null
                    ? 1
                    : broken.getProblemMark().getLine() + 1;
            faults.add(line, "not readable as YAML: " + broken.getProblem(), "không đọc được như YAML");
        } catch (YAMLException tooMuch) {
            faults.add(1, "not readable as YAML: " + tooMuch.getMessage(), "không đọc được như YAML");
        }
        return Optional.empty();
    }

    private Optional<MappingNode> root(Node node) {
        if (node instanceof MappingNode mapping) {
            return Optional.of(mapping);
        }
        faults.add(1, "the file must hold keys and values", "tệp phải gồm các khóa và giá trị");
        return Optional.empty();
    }

    private boolean surprises(String text) {
        boolean found = false;
        for (Event event : yaml().parse(new StringReader(text))) {
            if (isSurprise(event)) {
                found = true;
                faults.add(
                        event.getStartMark().getLine() + 1,
                        "tags, anchors and aliases are not allowed",
                        "không được dùng thẻ (tag), neo (anchor) hay tham chiếu (alias)");
            }
        }
        return found;
    }

    private static boolean isSurprise(Event event) {
        return event instanceof AliasEvent
                || (event instanceof NodeEvent node && node.getAnchor() != null)
                || (event instanceof ScalarEvent scalar && scalar.getTag() != null)
                || (event instanceof CollectionStartEvent start && start.getTag() != null);
    }

    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(CHARACTERS_MAX);
        options.setNestingDepthLimit(DEPTH_MAX);
        options.setMaxAliasesForCollections(0);
        options.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(options));
    }
}
