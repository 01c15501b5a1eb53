package vn.hamrong.exchange.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.hamrong.exchange.desk.LineChange;

/**
 * A line of a comparison; far from any change lines are left out.
 *
 * @param look {@code same}, {@code added}, {@code removed}, or {@code gap} for lines left out
 */
public record DiffLine(String look, String text) {
    private static final int AROUND = 2;
    private static final int LINES_MAX = 2_000;

    static List<DiffLine> around(List<LineChange> all) {
        List<DiffLine> shown = new ArrayList<>();
        int left = 0;
        for (int i = 0; i < all.size() && shown.size() < LINES_MAX; i++) {
            if (isNear(all, i)) {
                if (left > 0) {
                    shown.add(new DiffLine("gap", String.valueOf(left)));
                }
                left = 0;
                LineChange line = all.get(i);
                shown.add(new DiffLine(line.kind().name().toLowerCase(Locale.ROOT), line.text()));
            } else {
                left++;
            }
        }
        return shown;
    }

    private static boolean isNear(List<LineChange> all, int place) {
        return all.subList(Math.max(0, place - AROUND), Math.min(all.size(), place + AROUND + 1)).stream()
                .anyMatch(line -> line.kind() != LineChange.Kind.SAME);
    }
}
