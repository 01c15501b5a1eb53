package vn.hamrong.app;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.app.config.HubProperties;

/** A database that may forget what it committed is refused: AA would be a lie. */
final class Durability {
    private static final List<String> MUST_BE_ON = List.of("fsync", "synchronous_commit", "full_page_writes");

    private Durability() {}

    static void require(DataSource database, String url, HubProperties.CrashTest crashTest) {
        JdbcClient client = JdbcClient.create(database);
        List<String> off = url.startsWith("jdbc:h2:") ? h2(client) : postgresql(client);
        if (!off.isEmpty() && !crashTest.allowWriteDelay()) {
            throw new RefusedToStart(
                    "hamrong.database.url: cơ sở dữ liệu có thể mất bản tin đã nhận / the database may lose"
                            + " what it committed: " + String.join(", ", off));
        }
    }

    private static List<String> postgresql(JdbcClient client) {
        return MUST_BE_ON.stream()
                .filter(name -> client.sql("select current_setting(:name)")
                        .param("name", name)
                        .query(String.class)
                        .single()
                        .equals("off"))
                .map(name -> name + "=off")
                .toList();
    }

    private static List<String> h2(JdbcClient client) {
        return client
                .sql("select setting_value from information_schema.settings where setting_name = 'WRITE_DELAY'")
                .query(String.class)
                .list()
                .stream()
                .filter(delay -> !delay.equals("0"))
                .map(delay -> "WRITE_DELAY=" + delay)
                .toList();
    }
}
