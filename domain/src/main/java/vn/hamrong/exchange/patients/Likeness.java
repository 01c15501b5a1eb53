package vn.hamrong.exchange.patients;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.hamrong.shared.CitizenId;

/**
 * How alike two records are, and why. A person decides; a likeness never joins.
 *
 * @param reasons for and against, in the order of {@link Reason}
 */
public record Likeness(List<Reason> reasons) {
    /**
     * From this score on a person is asked: the same full name and birth date just reach it when nothing speaks against
     * them; less than that needs something more.
     */
    public static final int ASK = 14;

    public Likeness {
        reasons = List.copyOf(reasons);
    }

    /** Compares; what one of them does not say counts neither way. */
    public static Likeness of(Traits one, Traits other) {
        List<Reason> reasons = new ArrayList<>();
        citizen(one, other).ifPresent(reasons::add);
        insurance(one, other).ifPresent(reasons::add);
        SpokenName.compare(one.name(), other.name()).ifPresent(reasons::add);
        BirthDates.compare(one.birthDate(), other.birthDate()).ifPresent(reasons::add);
        sex(one.sex(), other.sex()).ifPresent(reasons::add);
        if (!Collections.disjoint(one.phones(), other.phones())) {
            reasons.add(Reason.SAME_PHONE);
        }
        home(one.home(), other.home()).ifPresent(reasons::add);
        birthOrder(one, other).ifPresent(reasons::add);
        return new Likeness(reasons);
    }

    /** The sum of the reasons' weights. */
    public int score() {
        return reasons.stream().mapToInt(Reason::weight).sum();
    }

    /** Whether a person should be asked. */
    public boolean isForAPerson() {
        return score() >= ASK;
    }

    /** The reasons' names, as kept. */
    public String codes() {
        return reasons.stream().map(Reason::name).collect(Collectors.joining(","));
    }

    /** The inverse of {@link #codes()}. */
    public static Likeness ofCodes(String codes) {
        return codes.isEmpty()
                ? new Likeness(List.of())
                : new Likeness(List.of(codes.split(",", -1)).stream()
                        .map(Reason::valueOf)
                        .toList());
    }

    private static Optional<Reason> citizen(Traits one, Traits other) {
        if (one.citizen().isEmpty() || other.citizen().isEmpty()) {
            return Optional.empty();
        }
        String first = one.citizen().map(CitizenId::digits).orElseThrow();
        String second = other.citizen().map(CitizenId::digits).orElseThrow();
        if (first.equals(second)) {
            return Optional.of(Reason.SAME_CITIZEN_NUMBER);
        }
        return Optional.of(Slips.oneDigit(first, second) ? Reason.CITIZEN_NUMBER_SLIP : Reason.CITIZEN_NUMBER_DIFFERS);
    }

    private static Optional<Reason> insurance(Traits one, Traits other) {
        if (one.insurance().isEmpty() || other.insurance().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                Collections.disjoint(one.insurance(), other.insurance()) ? Reason.CARD_DIFFERS : Reason.SAME_CARD);
    }

    private static Optional<Reason> sex(String one, String other) {
        if (!isSex(one) || !isSex(other)) {
            return Optional.empty();
        }
        return Optional.of(one.equals(other) ? Reason.SAME_SEX : Reason.SEX_DIFFERS);
    }

    private static boolean isSex(String code) {
        return code.equals("male") || code.equals("female");
    }

    private static Optional<Reason> home(Traits.Home one, Traits.Home other) {
        if (one.same(other)) {
            return Optional.of(Reason.SAME_ADDRESS);
        }
        return one.sameCommune(other) ? Optional.of(Reason.SAME_COMMUNE) : Optional.empty();
    }

    private static Optional<Reason> birthOrder(Traits one, Traits other) {
        return one.birthOrder().isPresent()
                        && other.birthOrder().isPresent()
                        && !one.birthOrder().equals(other.birthOrder())
                ? Optional.of(Reason.OTHER_OF_MULTIPLE_BIRTH)
                : Optional.empty();
    }
}
