package vn.hamrong.exchange.store;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import vn.hamrong.exchange.Dialect;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.Hospitals;
import vn.hamrong.exchange.Kept;
import vn.hamrong.exchange.Lane;
import vn.hamrong.exchange.MessageState;
import vn.hamrong.exchange.NewMessage;
import vn.hamrong.exchange.store.Judge.Known;
import vn.hamrong.exchange.store.Judge.Remembered;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.Outbox;
import vn.hamrong.shared.OutboxItem;
import vn.hamrong.shared.UnitOfWork;
import vn.hamrong.shared.store.Columns;
import vn.hamrong.shared.store.JdbcAuditTrail;
import vn.hamrong.shared.store.JdbcIncidents;
import vn.hamrong.shared.store.JdbcOutbox;
import vn.hamrong.shared.store.SpringUnitOfWork;

/** Judges a batch of messages and writes it, in one transaction. */
final class JournalWriter {

    /** What a person reads in the incident and beside the parked message. */
    static final String CONFLICT_REASON = "control id used again for other content";

    private static final String CONFLICT_INCIDENT = "control-id-conflict";

    private final JournalNumbers numbers;
    private final Hospitals hospitals;
    private final UnitOfWork unit;
    private final JdbcTemplate rows;
    private final JdbcClient db;
    private final JournalRows journal;
    private final LaneRows lanes;
    private final WhatWasThere there;
    private final LaterFiles later;
    private final JdbcIncidents incidents;
    private final Spoofing spoofing;
    private final Outbox outbox;

    JournalWriter(DataSource dataSource, JournalNumbers numbers, Hospitals hospitals) {
        this.numbers = numbers;
        this.hospitals = hospitals;
        unit = new SpringUnitOfWork(new JdbcTransactionManager(dataSource));
        rows = new JdbcTemplate(dataSource);
        db = JdbcClient.create(rows);
        journal = new JournalRows(dataSource);
        lanes = new LaneRows(dataSource);
        there = new WhatWasThere(dataSource);
        later = new LaterFiles(dataSource);
        incidents = new JdbcIncidents(dataSource);
        outbox = new JdbcOutbox(dataSource, Clock.systemUTC());
        spoofing = new Spoofing(incidents, new JdbcAuditTrail(dataSource, unit));
    }

    /** One answer per message, in order; committed when it returns. */
    List<Kept> write(List<NewMessage> messages) {
        return unit.inOne(() -> {
            lanes.shutGate();
            WhatWasThere.Answer before = there.of(messages);
            var known = new Known(before.controlIds(), this::conflict, later, this::window);
            var judge = new Judge(known, numbers::next);
            List<Kept> kept = messages.stream().map(judge::judge).toList();
            insert(judge, known, before);
            return kept;
        });
    }

    private void insert(Judge judge, Known known, WhatWasThere.Answer before) {
        List<JournalRow> all = judge.rows();
        if (all.isEmpty()) {
            return;
        }
        journal.add(all);
        all.forEach(this::passOn);
        all.forEach(spoofing::noteIfSpoofed);
        lanes.add(all.stream().filter(row -> row.is(MessageState.WAITING)).toList(), before.survivingLanes());
        remember(judge.remember(), known);
        List<JournalRow> conflicts =
                all.stream().filter(row -> row.is(MessageState.PARKED)).toList();
        if (!conflicts.isEmpty()) {
            keepConflicts(judge.newConflicts());
            conflicts.forEach(this::openIncident);
        }
    }

    /**
     * What goes on does so from the moment it is kept, and not before. A hospital's files stand in one line: one of them
     * tells of several patients, another of one of these, corrected.
     */
    private void passOn(JournalRow row) {
        boolean taken = row.is(MessageState.WAITING) || row.is(MessageState.APPLIED);
        row.message()
                .passOn()
                .filter(to -> taken)
                .ifPresent(to -> outbox.add(new OutboxItem(
                        UUID.nameUUIDFromBytes((to.kind() + "|" + row.number()).getBytes(StandardCharsets.UTF_8)),
                        row.message().hospital(),
                        to.destination(),
                        to.kind(),
                        Lane.ofHospital(row.message().hospital()).key(),
                        String.valueOf(row.number()).getBytes(StandardCharsets.US_ASCII))));
    }

    private OptionalLong conflict(UUID fingerprint, String contentKey) {
        Optional<Long> number = db.sql(
                        "select number from hub.conflict where fingerprint = :fingerprint and content_key = :content")
                .param("fingerprint", fingerprint)
                .param("content", contentKey)
                .query(Long.class)
                .optional();
        return number.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    private Duration window(FacilityCode hospital) {
        return hospitals
                .find(hospital)
                .map(Hospital::dialect)
                .orElse(Dialect.PLAIN)
                .duplicateWindow();
    }

    private void remember(Map<UUID, Remembered> remember, Known known) {
        var older = remember.entrySet().stream()
                .filter(entry -> known.controlIds().containsKey(entry.getKey()))
                .toList();
        var newer = remember.entrySet().stream()
                .filter(entry -> !known.controlIds().containsKey(entry.getKey()))
                .toList();
        point("update hub.control_id set number = ?, content_key = ?, received_at = ? where fingerprint = ?", older);
        point("insert into hub.control_id (number, content_key, received_at, fingerprint) values (?, ?, ?, ?)", newer);
    }

    private void point(String sql, List<Map.Entry<UUID, Remembered>> entries) {
        if (entries.isEmpty()) {
            return;
        }
        rows.batchUpdate(sql, entries, entries.size(), (statement, entry) -> {
            statement.setLong(1, entry.getValue().number());
            statement.setString(2, entry.getValue().contentKey());
            statement.setObject(3, Columns.at(entry.getValue().receivedAt()));
            statement.setObject(4, entry.getKey());
        });
    }

    private void keepConflicts(Map<Judge.Conflicting, Long> conflicts) {
        rows.batchUpdate(
                "insert into hub.conflict (fingerprint, content_key, number) values (?, ?, ?)",
                conflicts.entrySet(),
                conflicts.size(),
                (statement, conflict) -> {
                    statement.setObject(1, conflict.getKey().fingerprint());
                    statement.setString(2, conflict.getKey().contentKey());
                    statement.setLong(3, conflict.getValue());
                });
    }

    private void openIncident(JournalRow conflict) {
        NewMessage message = conflict.message();
        incidents.open(
                message.hospital(),
                CONFLICT_INCIDENT,
                message.channel(),
                "A control id came back with other content on " + message.channel() + ", last as message #"
                        + conflict.number(),
                message.receivedAt());
    }
}
