package vn.hamrong.simulators.bhyt;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import vn.hamrong.simulators.Person;

/**
 * An invented patient with an insurance card.
 *
 * @param number {@code MA_BN}, the hospital's own
 * @param card {@code MA_THE_BHYT}, 15 characters
 * @param rate {@code MUC_HUONG}, percent that the insurer pays
 */
record Insured(Person person, String number, String card, int rate, Illness illness) {
    private static final List<String> KINDS = List.of("DN4", "GD4", "HT3", "CN3", "HN2");

    /** @param count tells this patient from all others of the hospital */
    static Insured of(Person person, int count, Illness illness, SplittableRandom random) {
        String kind = KINDS.get(random.nextInt(KINDS.size()));
        int rate = kind.endsWith("4") ? 80 : kind.endsWith("3") ? 95 : 100;
        String card = kind + "3899" + String.format(Locale.ROOT, "%08d", count);
        return new Insured(person, "BN" + count, card, rate, illness);
    }

    /** {@code HO_TEN}, in capitals as HIS write it. */
    String name() {
        return (person.family() + " " + person.given()).toUpperCase(Locale.ROOT);
    }

    /** {@code MA_BHXH}: the last ten digits of the card. */
    String socialNumber() {
        return card.substring(card.length() - 10);
    }

    @Override
    public String toString() {
        return "Insured[invented]";
    }
}
