package vn.hamrong.exchange.patients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.hamrong.exchange.FoldedName;

/** The figures of docs/performance/matching.md ({@code -Dhouseholds=20000}), on invented people whose truth is known. */
class MatchingQualityTest {
    private static final int HOUSEHOLDS = Integer.getInteger("households", 3_000);

    private record Couple(int one, int other) {}

    /** Pairs the hub joins by itself are none of ours. */
    private static boolean joinedAlready(Traits one, Traits other) {
        return one.citizen().isPresent()
                && one.citizen().equals(other.citizen())
                && one.birthDate().equals(other.birthDate())
                && FoldedName.of(one.name()).equals(FoldedName.of(other.name()));
    }

    @Test
    void mostOfWhatIsAskedIsOnePersonAndMostOfWhoIsOnePersonIsAskedAbout() {
        InventedProvince province = new InventedProvince(20261125).settle(HOUSEHOLDS);
        Map<Long, List<Integer>> blocks = blocks(province.records);
        Set<Couple> compared = new HashSet<>();
        blocks.values().forEach(block -> couples(block, compared));
        int found = 0;
        int wrong = 0;
        Map<Reason, Integer> wrongBy = new EnumMap<>(Reason.class);
        for (Couple couple : compared) {
            Traits one = province.records.get(couple.one());
            Traits other = province.records.get(couple.other());
            Likeness likeness = Likeness.of(one, other);
            if (!joinedAlready(one, other) && likeness.isForAPerson()) {
                if (province.owners.get(couple.one()).equals(province.owners.get(couple.other()))) {
                    found++;
                } else {
                    wrong++;
                    likeness.reasons().forEach(reason -> wrongBy.merge(reason, 1, Integer::sum));
                }
            }
        }
        int toFind = toFind(province);

        double precision = (double) found / (found + wrong);
        double recall = (double) found / toFind;
        System.out.printf(
                "%d records, %d couples to find, %d compared, largest block %d: asked %d, right %d, precision %.3f,"
                        + " recall %.3f, wrong by %s%n",
                province.records.size(),
                toFind,
                compared.size(),
                blocks.values().stream().mapToInt(List::size).max().orElse(0),
                found + wrong,
                found,
                precision,
                recall,
                wrongBy);
        assertThat(precision).isGreaterThan(0.98);
        assertThat(recall).isGreaterThan(0.85);
    }

    private static Map<Long, List<Integer>> blocks(List<Traits> records) {
        Map<Long, List<Integer>> blocks = new HashMap<>();
        for (int i = 0; i < records.size(); i++) {
            int record = i;
            BlockingKeys.of(records.get(i))
                    .forEach(key ->
                            blocks.computeIfAbsent(key, k -> new ArrayList<>()).add(record));
        }
        return blocks;
    }

    private static void couples(List<Integer> block, Set<Couple> all) {
        for (int i = 0; i < block.size(); i++) {
            for (int j = i + 1; j < block.size(); j++) {
                all.add(new Couple(block.get(i), block.get(j)));
            }
        }
    }

    private static int toFind(InventedProvince province) {
        int count = 0;
        for (int i = 0; i < province.records.size(); i++) {
            for (int j = i + 1;
                    j < province.records.size() && province.owners.get(i).equals(province.owners.get(j));
                    j++) {
                if (!joinedAlready(province.records.get(i), province.records.get(j))) {
                    count++;
                }
            }
        }
        return count;
    }
}
