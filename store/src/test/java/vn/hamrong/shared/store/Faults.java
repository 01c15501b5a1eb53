package vn.hamrong.shared.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A data source that fails where a test says. */
public final class Faults extends DelegatingDataSource {

    /** Where it fails. */
    public enum Point {
        NOWHERE,
        CONNECT,
        BEFORE_COMMIT,
        AFTER_COMMIT,
        HANG_BEFORE_COMMIT
    }

    private final CountDownLatch repaired = new CountDownLatch(1);
    private volatile Point point = Point.NOWHERE;

    public Faults(DataSource real) {
        super(real);
    }

    public void failAt(Point where) {
        point = where;
        if (where == Point.NOWHERE) {
            repaired.countDown();
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (point == Point.CONNECT) {
            throw new SQLException("the database is down", "08001");
        }
        Connection real = super.getConnection();
        InvocationHandler calls = (proxy, method, arguments) -> {
            try {
                return method.getName().equals("commit") ? commit(real) : method.invoke(real, arguments);
            } catch (InvocationTargetException failure) {
                throw failure.getCause();
            }
        };
        return (Connection)
                Proxy.newProxyInstance(Faults.class.getClassLoader(), new Class<?>[] {Connection.class}, calls);
    }

    @SuppressWarnings("NullAway") // what a proxy gives back for void
    private Object commit(Connection real) throws SQLException, InterruptedException {
        if (point == Point.HANG_BEFORE_COMMIT) {
            repaired.await();
        }
        if (point == Point.BEFORE_COMMIT) {
            throw new SQLException("could not extend file: no space left on device", "53100");
        }
        real.commit();
        if (point == Point.AFTER_COMMIT) {
            throw new SQLException("an I/O error occurred while waiting for the answer", "08006");
        }
        return null;
    }
}
