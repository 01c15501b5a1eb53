package vn.hamrong.shared.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/** H2's trigger on tables whose rows are never changed or deleted; PostgreSQL has its own in SQL. Called by name. */
public final class OnlyAddedTo implements Trigger {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    @Override
    public void fire(Connection connection, @Nullable Object @Nullable [] before, @Nullable Object @Nullable [] after)
            throws SQLException {
        throw new SQLException("rows of this table are only ever added", INSUFFICIENT_PRIVILEGE);
    }
}
