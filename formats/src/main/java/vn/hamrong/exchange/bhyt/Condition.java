package vn.hamrong.exchange.bhyt;

import java.util.List;

/** When an optional field must be filled after all. */
sealed interface Condition {

    boolean holds(TableRecord record);

    /** The other field holds one of these; several codes may stand in it with {@code ;}. */
    record Is(String field, List<String> values) implements Condition {
        @Override
        public boolean holds(TableRecord record) {
            return Values.parts(record.value(field)).anyMatch(values::contains);
        }
    }

    /** The other field is filled and holds none of these. */
    record IsNot(String field, List<String> values) implements Condition {
        @Override
        public boolean holds(TableRecord record) {
            String value = record.value(field).strip();
            return !value.isEmpty() && !values.contains(value);
        }
    }

    /** The other field is filled. */
    record Filled(String field) implements Condition {
        @Override
        public boolean holds(TableRecord record) {
            return record.isFilled(field);
        }
    }

    /** None of the other fields is filled. */
    record NoneOf(List<String> fields) implements Condition {
        @Override
        public boolean holds(TableRecord record) {
            return fields.stream().noneMatch(record::isFilled);
        }
    }

    /** As the field tables write it, without the {@code ?}. */
    static Condition of(String text) {
        if (text.startsWith("none:")) {
            return new NoneOf(list(text.substring("none:".length())));
        }
        int not = text.indexOf('!');
        int is = text.indexOf('=');
        if (not > 0) {
            return new IsNot(text.substring(0, not), list(text.substring(not + 1)));
        }
        return is > 0 ? new Is(text.substring(0, is), list(text.substring(is + 1))) : new Filled(text);
    }

    private static List<String> list(String text) {
        return List.of(text.split(",", -1));
    }
}
