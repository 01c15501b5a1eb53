package vn.hamrong.exchange.hospitals;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;
import vn.hamrong.exchange.Destination;
import vn.hamrong.exchange.Destination.Matter;
import vn.hamrong.shared.DeliveryPace;
import vn.hamrong.shared.FacilityCode;

/** One entry of {@code deliveries}: only an administrator's file says where the hub sends anything. */
final class DeliveryReader {
    private static final Set<String> KEYS = Set.of(
            "name",
            "by",
            "what",
            "address",
            "url",
            "plain",
            "tls",
            "login",
            "letterhead",
            "atOnce",
            "perMinute",
            "patience");
    private static final String WORDS =
            Arrays.stream(Matter.values()).map(Matter::word).collect(Collectors.joining(", "));

    private final Fields fields;
    private final AddressReader address;

    DeliveryReader(Faults faults, KeyFiles keys, MappingNode node) {
        this.fields = new Fields(faults, node, KEYS);
        this.address = new AddressReader(faults, keys, fields);
    }

    /** Empty when its address is none; then there are faults. */
    Optional<Destination> read(FacilityCode hospital) {
        String name = name();
        Set<Matter> what = what();
        DeliveryPace pace = pace();
        return address.read(hospital).map(known -> new Destination(hospital, name, what, known, pace));
    }

    private String name() {
        String name = fields.text("name").orElse("");
        if (!name.isEmpty() && !name.matches("[0-9A-Za-z_-]{1,40}")) {
            fields.fault("name", "must be 1 to 40 letters, digits, - or _", "phải gồm 1–40 chữ, số, - hoặc _");
        }
        return name;
    }

    private Set<Matter> what() {
        List<String> words = fields.texts("what");
        Set<Matter> what = EnumSet.noneOf(Matter.class);
        Arrays.stream(Matter.values())
                .filter(matter -> words.contains(matter.word()))
                .forEach(what::add);
        if (words.isEmpty() || what.size() < words.size()) {
            fields.fault("what", "must be a list of: " + WORDS, "phải là danh sách gồm: " + WORDS);
        }
        return what;
    }

    private DeliveryPace pace() {
        int atOnce = fields.number("atOnce", 1, 16).orElse(1);
        int perMinute = fields.number("perMinute", 1, 60_000).orElse(DeliveryPace.USUAL.perMinute());
        Duration patience = fields.optionalText("patience").map(this::patience).orElse(DeliveryPace.USUAL.patience());
        return new DeliveryPace(atOnce, perMinute, patience);
    }

    private Duration patience(String text) {
        boolean seconds = text.toLowerCase(Locale.ROOT).matches("[1-9][0-9]{0,2}s");
        int value = seconds ? Integer.parseInt(text.substring(0, text.length() - 1)) : 0;
        if (value < 1 || value > 300) {
            fields.fault("patience", "must be 1s to 300s", "phải từ 1s đến 300s");
            return DeliveryPace.USUAL.patience();
        }
        return Duration.ofSeconds(value);
    }
}
