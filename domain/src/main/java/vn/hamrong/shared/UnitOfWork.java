package vn.hamrong.shared;

import java.util.function.Supplier;

/**
 * The only opener of transactions. Hub tables and FHIR tables share the DataSource and the transaction manager, so what
 * is done inside one unit commits or rolls back together (ADR 2).
 */
public interface UnitOfWork {

    /**
     * Runs {@code work} in one transaction and commits it before returning. Joins a unit that is already open on this
     * thread. Any exception rolls everything back and comes out unchanged.
     */
    <T> T inOne(Supplier<T> work);

    /** As {@link #inOne(Supplier)}, for work without a value. */
    default void inOne(Runnable work) {
        inOne(() -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    /** Runs {@code work} in a transaction of its own, suspending an open one: for refusals that must stay on record. */
    <T> T inItsOwn(Supplier<T> work);
}
