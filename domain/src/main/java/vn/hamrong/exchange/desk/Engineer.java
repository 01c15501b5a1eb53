package vn.hamrong.exchange.desk;

import java.util.Optional;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PersonId;

/**
 * Who works at the message desk in one request.
 *
 * @param name as the history of a message shows it
 * @param facility theirs: a hospital, or the Department
 * @param correlation the request id
 */
public record Engineer(PersonId person, String name, FacilityCode facility, String correlation) {

    /** The Department's engineers look after the hub itself, and so after everybody's messages; others after their own. */
    public Scope scope() {
        return facility.equals(FacilityCode.DEPARTMENT) ? Scope.PROVINCE : Scope.of(facility);
    }

    /** Their scope, narrowed to {@code wanted} when that is given; empty when it is not theirs. */
    public Optional<Scope> scope(Optional<FacilityCode> wanted) {
        return wanted.isEmpty() ? Optional.of(scope()) : scope().within(wanted.get());
    }

    /** Names are personal data. */
    @Override
    public String toString() {
        return "Engineer[" + person + " of " + facility + "]";
    }
}
