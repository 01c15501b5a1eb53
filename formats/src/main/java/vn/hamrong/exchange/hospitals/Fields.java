package vn.hamrong.exchange.hospitals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The keys of one mapping, each taken in the shape it must have. A key that nobody knows is a fault. */
final class Fields {
    private static final int TEXT_MAX = 16 * 1024;

    private final Faults faults;
    private final Node where;
    private final Map<String, Node> values = new LinkedHashMap<>();

    Fields(Faults faults, MappingNode mapping, Set<String> known) {
        this(faults, mapping);
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (!known.contains(key)) {
                faults.add(tuple.getKeyNode(), "unknown key '" + key + "'", "khóa lạ '" + key + "'");
            }
        }
    }

    /** A mapping whose keys are data. */
    Fields(Faults faults, MappingNode mapping) {
        this.faults = faults;
        this.where = mapping;
        for (NodeTuple tuple : mapping.getValue()) {
            put(tuple);
        }
    }

    private void put(NodeTuple tuple) {
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            faults.add(tuple.getKeyNode(), "a key must be plain text", "khóa phải là chữ");
        } else if (values.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
            faults.add(key, "key '" + key.getValue() + "' stands twice", "khóa '" + key.getValue() + "' bị lặp lại");
        }
    }

    Set<String> keys() {
        return values.keySet();
    }

    int line(String key) {
        Node node = values.get(key);
        return Faults.lineOf(node == null ? where : node);
    }

    /** Adds a fault when the key is missing. */
    void require(String key) {
        if (!values.containsKey(key)) {
            faults.add(where, "key '" + key + "' is missing", "thiếu khóa '" + key + "'");
        }
    }

    /** Text of 1 to 16,384 characters; a fault when it is missing. */
    Optional<String> text(String key) {
        require(key);
        return optionalText(key);
    }

    Optional<String> optionalText(String key) {
        return node(key).flatMap(node -> scalar(key, node));
    }

    Optional<Integer> number(String key, int least, int most) {
        return optionalText(key).flatMap(text -> within(key, text, least, most));
    }

    boolean flag(String key) {
        Optional<String> text = optionalText(key);
        text.filter(value -> !value.equals("true") && !value.equals("false"))
                .ifPresent(value -> fault(key, "must be true or false", "phải là true hoặc false"));
        return text.filter("true"::equals).isPresent();
    }

    List<String> texts(String key) {
        return nodes(key).stream().flatMap(node -> scalar(key, node).stream()).toList();
    }

    /** The entries of a list of mappings. */
    List<MappingNode> mappings(String key) {
        return nodes(key).stream()
                .flatMap(node -> asMapping(key, node).stream())
                .toList();
    }

    Optional<MappingNode> mapping(String key) {
        return node(key).flatMap(node -> asMapping(key, node));
    }

    void fault(String key, String english, String vietnamese) {
        faults.add(line(key), "'" + key + "' " + english, "'" + key + "' " + vietnamese);
    }

    private Optional<Node> node(String key) {
        return Optional.ofNullable(values.get(key));
    }

    private List<Node> nodes(String key) {
        return node(key)
                .map(node -> {
                    if (node instanceof SequenceNode list) {
                        return list.getValue();
                    }
                    fault(key, "must be a list", "phải là một danh sách");
                    return List.<Node>of();
                })
                .orElse(List.of());
    }

    private Optional<MappingNode> asMapping(String key, Node node) {
        if (node instanceof MappingNode mapping) {
            return Optional.of(mapping);
        }
        faults.add(node, "'" + key + "' must hold keys and values", "'" + key + "' phải gồm các khóa và giá trị");
        return Optional.empty();
    }

    private Optional<String> scalar(String key, Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            faults.add(node, "'" + key + "' must be text", "'" + key + "' phải là chữ");
            return Optional.empty();
        }
        String text = scalar.getValue();
        if (text.isBlank() || text.length() > TEXT_MAX) {
            faults.add(node, "'" + key + "' is empty or too long", "'" + key + "' trống hoặc quá dài");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    private Optional<Integer> within(String key, String text, int least, int most) {
        boolean digits = text.matches("[0-9]{1,9}");
        if (!digits || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            String range = least + " … " + most;
            fault(key, "must be a whole number in " + range, "phải là số nguyên trong khoảng " + range);
            return Optional.empty();
        }
        return Optional.of(Integer.parseInt(text));
    }
}
