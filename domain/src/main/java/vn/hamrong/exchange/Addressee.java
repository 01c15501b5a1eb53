package vn.hamrong.exchange;

import java.util.List;
import java.util.Optional;
import vn.hamrong.shared.FacilityCode;

/**
 * Whom a message is addressed to: the one joined hospital, other than the sender, that goes by the name. A name is a
 * facility code or what exactly one hospital calls itself in MSH-4 ({@code dialect.sendingFacilities}). Anything else (the
 * hub, the Department, a hospital that is not joined, a name that two go by) is addressed to nobody: nothing leaves.
 */
public final class Addressee {
    private Addressee() {}

    /** Decides. */
    public static Optional<FacilityCode> of(String name, FacilityCode sender, List<Hospital> joined) {
        List<FacilityCode> meant = joined.stream()
                .filter(hospital -> goesBy(hospital, name.strip()))
                .map(Hospital::code)
                .toList();
        return meant.size() == 1 ? Optional.of(meant.get(0)).filter(code -> !code.equals(sender)) : Optional.empty();
    }

    private static boolean goesBy(Hospital hospital, String name) {
        return hospital.code().value().equals(name)
                || hospital.dialect().sendingFacilities().contains(name);
    }
}
