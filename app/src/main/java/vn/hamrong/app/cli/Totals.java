package vn.hamrong.app.cli;

/** How many messages became what. */
final class Totals {
    private int converted;
    private int refused;
    private int failed;

    void converted() {
        converted++;
    }

    void refused() {
        refused++;
    }

    void failed() {
        failed++;
    }

    /** 1 when something failed on our side, 3 when the whole input was refused, else 0. */
    int exitCode() {
        if (failed > 0) {
            return 1;
        }
        return converted == 0 && refused > 0 ? 3 : 0;
    }

    @Override
    public String toString() {
        return "converted " + converted + " refused " + refused + " failed " + failed;
    }
}
