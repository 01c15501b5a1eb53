package vn.hamrong.exchange.store;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.hamrong.exchange.Lane;
import vn.hamrong.exchange.SourceRecord;
import vn.hamrong.exchange.desk.MessageKeys;
import vn.hamrong.exchange.desk.SearchKey;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.store.Columns;
import vn.hamrong.shared.store.SpringUnitOfWork;

/** Words messages are found by, as rows that are only ever added: a patient is found by an earlier name, too. */
public final class SearchKeyRows implements MessageKeys {

    private static final int WORD_MAX = 120;

    private final JdbcTemplate rows;

    public SearchKeyRows(DataSource dataSource) {
        rows = new JdbcTemplate(dataSource);
    }

    @Override
    public void add(List<Said> all) {
        SpringUnitOfWork.needOpen();
        if (all.isEmpty()) {
            return;
        }
        rows.batchUpdate("""
                insert into hub.search_key (word, lane, number, hospital, words) values (?, ?, ?, ?, ?)
                on conflict do nothing
                """, all, all.size(), (statement, said) -> {
            statement.setString(1, Columns.clean(said.key().word(), WORD_MAX));
            statement.setString(2, LaneRows.key(said.lane()));
            statement.setLong(3, said.ofLane() ? 0 : said.number().value());
            statement.setString(4, said.lane().hospital().value());
            statement.setString(5, Columns.clean(said.key().name(), WORD_MAX));
        });
    }

    /** What a source record says of its patient. */
    void add(SourceRecord record) {
        List<SearchKey> keys = new ArrayList<>(SearchKey.name(record.foldedName()));
        record.citizen().map(SearchKey::citizen).ifPresent(keys::add);
        Lane lane = new Lane(record.hospital(), record.mrn());
        add(keys.stream()
                .map(key -> new Said(JournalNumber.NONE, lane, key, true))
                .toList());
    }
}
