package vn.hamrong.shared.web;

import java.io.Serial;

/** More people ask at once than the hub serves: come again in a moment. */
public final class TooBusy extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public TooBusy() {
        super("too busy");
    }
}
