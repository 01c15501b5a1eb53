package vn.hamrong.exchange.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.hamrong.shared.store.OnBothDatabases;
import vn.hamrong.shared.store.TestDatabase;

class JdbcLastToldTest {

    @OnBothDatabases
    void aChangeIsTheNextVersionAndARepetitionIsNone(TestDatabase database) {
        JdbcLastTold told = new JdbcLastTold(database.pool());
        String thing = UUID.randomUUID().toString();

        assertThat(told.tell(thing, "one")).hasValue(1);
        assertThat(told.tell(thing, "one")).isEmpty();
        assertThat(told.tell(thing, "two")).hasValue(2);
        assertThat(told.tell(thing, "one")).as("changed back").hasValue(3);
        assertThat(told.tell(UUID.randomUUID().toString(), "one")).hasValue(1);
    }

    @OnBothDatabases
    void whatIsRolledBackWasNotTold(TestDatabase database) {
        JdbcLastTold told = new JdbcLastTold(database.pool());
        String thing = UUID.randomUUID().toString();

        unit(database).executeWithoutResult(status -> {
            told.tell(thing, "one");
            status.setRollbackOnly();
        });

        assertThat(told.tell(thing, "one")).hasValue(1);
    }

    @OnBothDatabases
    void twoAtOnceTellTheSameOnceAndAChangeAfterEachOther(TestDatabase database) throws Exception {
        JdbcLastTold told = new JdbcLastTold(database.pool());
        for (String second : new String[] {"one", "two"}) {
            String thing = UUID.randomUUID().toString();
            CompletableFuture<OptionalInt> other = new CompletableFuture<>();

            unit(database).executeWithoutResult(status -> {
                assertThat(told.tell(thing, "one")).hasValue(1);
                new Thread(() -> tellInto(other, database, thing, second)).start();
            });

            assertThat(other.get(30, TimeUnit.SECONDS))
                    .isEqualTo(second.equals("one") ? OptionalInt.empty() : OptionalInt.of(2));
        }
    }

    private static void tellInto(
            CompletableFuture<OptionalInt> answer, TestDatabase database, String thing, String content) {
        try {
            answer.complete(unit(database).execute(status -> new JdbcLastTold(database.pool()).tell(thing, content)));
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    private static TransactionTemplate unit(TestDatabase database) {
        return new TransactionTemplate(new JdbcTransactionManager(database.pool()));
    }
}
