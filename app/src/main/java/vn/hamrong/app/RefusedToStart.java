package vn.hamrong.app;

/** The hub may not start like this; the message says why in Vietnamese and English, on one line. */
final class RefusedToStart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedToStart(String line) {
        super(line);
    }
}
