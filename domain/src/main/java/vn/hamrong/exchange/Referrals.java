package vn.hamrong.exchange;

import java.util.Optional;

/** Orders that went from one hospital to another. Kept for good. All methods need an open unit of work. */
public interface Referrals {

    /** Adds it; when its number is known already nothing changes. */
    void add(Referral referral);

    /** By the hub's own number. */
    Optional<Referral> find(String number);
}
