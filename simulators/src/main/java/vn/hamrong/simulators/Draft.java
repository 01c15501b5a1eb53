package vn.hamrong.simulators;

import java.util.Arrays;
import java.util.List;

/**
 * A message without its MSH: what is the same when it is sent again.
 *
 * @param type MSH-9, as in {@code ADT^A01^ADT_A01}
 * @param segments after MSH
 * @param effect what it adds to the record, once applied
 */
record Draft(String type, List<String> segments, Effect effect) {
    Draft {
        segments = List.copyOf(segments);
    }

    /**
     * What a message adds.
     *
     * @param visit the visit it belongs to, empty for none
     * @param observations values that become observations of their own
     */
    record Effect(String visit, int observations) {
        static final Effect NONE = new Effect("", 0);
    }

    static Draft of(String type, Effect effect, Object... segments) {
        return new Draft(type, Arrays.stream(segments).map(Object::toString).toList(), effect);
    }
}
