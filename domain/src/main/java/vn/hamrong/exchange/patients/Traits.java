package vn.hamrong.exchange.patients;

import java.util.Optional;
import java.util.Set;
import vn.hamrong.exchange.FoldedName;
import vn.hamrong.shared.CitizenId;

/**
 * What a record says of a person, made comparable.
 *
 * @param name as told, family name first
 * @param birthDate {@code yyyy}, {@code yyyy-MM} or {@code yyyy-MM-dd}; empty when unknown
 * @param sex the FHIR code; empty when unknown
 * @param insurance the ten digits of each insurance card that are the person's for life
 * @param phones digits, the country's 84 as 0
 * @param birthOrder among those of one birth
 */
public record Traits(
        String name,
        String birthDate,
        String sex,
        Optional<CitizenId> citizen,
        Set<String> insurance,
        Set<String> phones,
        Home home,
        Optional<Integer> birthOrder) {

    public Traits {
        insurance = Set.copyOf(insurance);
        phones = Set.copyOf(phones);
    }

    /**
     * Where somebody lives, folded, without the words for commune, ward and province.
     *
     * @param line house, street, hamlet; empty when unknown
     */
    public record Home(String line, String commune, String province) {
        public static final Home UNKNOWN = new Home("", "", "");

        boolean sameCommune(Home other) {
            return !commune.isEmpty()
                    && commune.equals(other.commune)
                    && (province.isEmpty() || other.province.isEmpty() || province.equals(other.province));
        }

        /** A hamlet's name alone recurs in every commune, so both must agree. */
        boolean same(Home other) {
            return !line.isEmpty() && line.equals(other.line) && sameCommune(other);
        }
    }

    String foldedName() {
        return FoldedName.of(name);
    }

    /** Without the values, which are personal. */
    @Override
    public String toString() {
        return "Traits[]";
    }
}
