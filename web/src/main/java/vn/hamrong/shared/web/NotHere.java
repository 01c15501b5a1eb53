package vn.hamrong.shared.web;

import java.io.Serial;

/** There is no such thing, or it is not this visitor's to see: both look the same. Thrown by pages, shown as a page. */
public final class NotHere extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public NotHere() {
        super("not here");
    }
}
