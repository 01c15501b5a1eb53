package vn.hamrong.exchange;

/** The journal could not commit (database down, disk full, overload, time-out): the sender is told AE, never AA. */
public final class JournalUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JournalUnavailable(String message) {
        super(message);
    }

    public JournalUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
