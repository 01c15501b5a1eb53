package vn.hamrong.shared.store;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.hamrong.shared.UnitOfWork;

/** Units on Spring's transactions, so that plain SQL and FHIR's JPA commit together. */
public final class SpringUnitOfWork implements UnitOfWork {

    private final TransactionTemplate joining;
    private final TransactionTemplate ownOne;

    public SpringUnitOfWork(PlatformTransactionManager transactions) {
        joining = new TransactionTemplate(transactions);
        ownOne = new TransactionTemplate(transactions);
        ownOne.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public <T> T inOne(Supplier<T> work) {
        return in(joining, work);
    }

    @Override
    public <T> T inItsOwn(Supplier<T> work) {
        return in(ownOne, work);
    }

    /** For ports whose effect makes no sense alone: fails when no unit is open on this thread. */
    public static void needOpen() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("needs an open unit of work");
        }
    }

    private static <T> T in(TransactionTemplate transaction, Supplier<T> work) {
        @Nullable T result = transaction.execute(status -> work.get());
        if (result == null) {
            throw new IllegalStateException("a unit of work gives a value");
        }
        return result;
    }
}
