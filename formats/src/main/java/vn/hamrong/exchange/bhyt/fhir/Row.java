package vn.hamrong.exchange.bhyt.fhir;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import vn.hamrong.exchange.bhyt.Table;
import vn.hamrong.exchange.bhyt.TableRecord;

/** One record being converted: who read which value, and where the rest goes. Values come without blanks around them. */
final class Row {
    private final Table table;
    private final TableRecord record;
    private final int number;
    private final Map<String, String> targets = new HashMap<>();
    private final Map<String, DomainResource> homes = new HashMap<>();
    private @Nullable DomainResource home;

    /** @param number its place in the table, from 1 */
    Row(Table table, TableRecord record, int number) {
        this.table = table;
        this.record = record;
        this.number = number;
    }

    Table table() {
        return table;
    }

    TableRecord record() {
        return record;
    }

    /** What tells this record from others of its table: its {@code STT}, else its place. */
    String key() {
        return table + "|" + (has("STT") ? peek("STT") : String.valueOf(number));
    }

    /** Empty for the first record of its table, then {@code -2} and so on. */
    String nthSuffix() {
        return number == 1 ? "" : "-" + number;
    }

    boolean has(String field) {
        return record.isFilled(field);
    }

    /** The value, only looked at; empty when there is none. */
    String peek(String field) {
        return record.value(field).strip();
    }

    /** The value, which went to {@code target}, as in {@code Patient.gender}; the first place is the one that counts. */
    String take(String field, String target) {
        if (has(field)) {
            targets.putIfAbsent(field, target);
        }
        return peek(field);
    }

    /** The value if there is one; then it went to {@code target}. */
    Optional<String> text(String field, String target) {
        return has(field) ? Optional.of(take(field, target)) : Optional.empty();
    }

    /** The value was translated into {@code element}: the sent one stays on it. */
    void original(String field, Element element, String target) {
        element.addExtension(Systems.field(table, field), new StringType(take(field, target)));
    }

    /** Where values go that nothing reads. */
    void becomes(DomainResource resource) {
        home = resource;
    }

    /** Where these go, when nothing reads them. */
    void becomes(DomainResource resource, List<String> fields) {
        fields.forEach(field -> homes.put(field, resource));
    }

    Optional<String> target(String field) {
        return Optional.ofNullable(targets.get(field));
    }

    Optional<DomainResource> home(String field) {
        return Optional.ofNullable(homes.getOrDefault(field, home));
    }
}
