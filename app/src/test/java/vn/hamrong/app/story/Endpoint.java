package vn.hamrong.app.story;

import java.util.Comparator;

/**
 * Something a running hub answers at.
 *
 * @param kind as in the sections of {@code authorization-matrix.txt}
 */
record Endpoint(String kind, String name) implements Comparable<Endpoint> {
    String firstWord() {
        return name.split(" ", 2)[0];
    }

    /** What follows the first word; empty when nothing does. */
    String rest() {
        return name.substring(firstWord().length()).strip();
    }

    @Override
    public int compareTo(Endpoint other) {
        return Comparator.comparing(Endpoint::kind)
                .thenComparing(Endpoint::name)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return kind + " " + name;
    }
}
