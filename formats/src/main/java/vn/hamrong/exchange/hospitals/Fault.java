package vn.hamrong.exchange.hospitals;

/**
 * What is wrong with a hospital file, for the person who edits it.
 *
 * @param file name of the file, as in {@code 38901.yaml}
 * @param line 1 for the first line
 */
public record Fault(String file, int line, String english, String vietnamese) {

    /** One line: {@code 38901.yaml:12: … · …}. */
    @Override
    public String toString() {
        return file + ":" + line + ": " + english + " · " + vietnamese;
    }
}
