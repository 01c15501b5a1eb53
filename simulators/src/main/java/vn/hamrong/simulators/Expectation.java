package vn.hamrong.simulators;

import java.util.List;
import vn.hamrong.exchange.Conservation;

/**
 * What the hub must hold after a day that found it empty.
 *
 * @param hospitals each hospital's messages by state, by code
 * @param patients people with at least one applied message; a person known to two hospitals is one
 * @param reviews pairs of records that share a citizen number but not the name
 * @param encounters visits of applied messages
 * @param observations values of applied messages, an attached document being one
 * @param repeated messages sent again, which leave no trace of their own
 */
public record Expectation(
        List<Conservation> hospitals, int patients, int reviews, int encounters, int observations, int repeated) {
    public Expectation {
        hospitals = List.copyOf(hospitals);
    }
}
