package vn.hamrong.app.config;

/** One thing wrong with the configuration: what to set, said in Vietnamese and English. */
public record Fault(String where, String vietnamese, String english) {

    /** One line for the console. */
    public String line() {
        return where + ": " + vietnamese + " / " + english;
    }
}
