package vn.hamrong.shared.routes.outgoing;

import java.util.Optional;

/** What shows a partner who we are, beside a client certificate. Safe for many threads. */
public interface Credentials {
    /** Nothing: the partner knows us by our certificate or address, or the call carries it. */
    Credentials NONE = Optional::empty;

    /**
     * The {@code Authorization} header of the next call; empty for none. Takes no longer than the partner's patience and
     * a few seconds.
     *
     * @throws IllegalStateException when it cannot be had now; the reason is for people
     */
    Optional<String> authorization();

    /** The partner answered 401 to what was given last: get another next time. */
    default void refused() {}
}
