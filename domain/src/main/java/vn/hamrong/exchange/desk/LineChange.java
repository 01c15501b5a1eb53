package vn.hamrong.exchange.desk;

import java.util.ArrayList;
import java.util.List;

/** One line of a comparison of two texts. */
public record LineChange(Kind kind, String text) {
    private static final int LINES_MAX = 1_500;

    /** Whether the line is in both texts or in one. */
    public enum Kind {
        SAME,
        ADDED,
        REMOVED
    }

    /**
     * The shortest way from one text to the other, by longest common subsequence. Texts of more than {@value #LINES_MAX}
     * lines (after what is the same at both ends) are shown as removed and added as a whole.
     */
    public static List<LineChange> between(List<String> before, List<String> after) {
        int start = sameAtStart(before, after);
        int end = sameAtEnd(before, after, start);
        List<String> left = before.subList(start, before.size() - end);
        List<String> right = after.subList(start, after.size() - end);
        List<LineChange> all = new ArrayList<>();
        before.subList(0, start).forEach(line -> all.add(new LineChange(Kind.SAME, line)));
        if (left.size() > LINES_MAX || right.size() > LINES_MAX) {
            left.forEach(line -> all.add(new LineChange(Kind.REMOVED, line)));
            right.forEach(line -> all.add(new LineChange(Kind.ADDED, line)));
        } else {
            walk(left, right, all);
        }
        before.subList(before.size() - end, before.size()).forEach(line -> all.add(new LineChange(Kind.SAME, line)));
        return all;
    }

    private static int sameAtStart(List<String> before, List<String> after) {
        int most = Math.min(before.size(), after.size());
        int same = 0;
        while (same < most && before.get(same).equals(after.get(same))) {
            same++;
        }
        return same;
    }

    private static int sameAtEnd(List<String> before, List<String> after, int start) {
        int most = Math.min(before.size(), after.size()) - start;
        int same = 0;
        while (same < most && before.get(before.size() - 1 - same).equals(after.get(after.size() - 1 - same))) {
            same++;
        }
        return same;
    }

    private static void walk(List<String> left, List<String> right, List<LineChange> all) {
        int[][] common = common(left, right);
        int i = 0;
        int j = 0;
        while (i < left.size() || j < right.size()) {
            if (i < left.size() && j < right.size() && left.get(i).equals(right.get(j))) {
                all.add(new LineChange(Kind.SAME, left.get(i)));
                i++;
                j++;
            } else if (j == right.size() || (i < left.size() && common[i + 1][j] >= common[i][j + 1])) {
                all.add(new LineChange(Kind.REMOVED, left.get(i)));
                i++;
            } else {
                all.add(new LineChange(Kind.ADDED, right.get(j)));
                j++;
            }
        }
    }

    /** How many lines the rests from i and j have in common. */
    private static int[][] common(List<String> left, List<String> right) {
        int[][] common = new int[left.size() + 1][right.size() + 1];
        for (int i = left.size() - 1; i >= 0; i--) {
            for (int j = right.size() - 1; j >= 0; j--) {
                common[i][j] = left.get(i).equals(right.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
