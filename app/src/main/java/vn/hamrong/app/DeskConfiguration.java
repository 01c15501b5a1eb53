package vn.hamrong.app;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.hamrong.exchange.Desk;
import vn.hamrong.exchange.Hospitals;
import vn.hamrong.exchange.Receipts;
import vn.hamrong.exchange.SourceRecord;
import vn.hamrong.exchange.desk.BulkReplays;
import vn.hamrong.exchange.desk.DeliveryTexts;
import vn.hamrong.exchange.desk.DeliveryWork;
import vn.hamrong.exchange.desk.DeskRecord;
import vn.hamrong.exchange.desk.DeskWork;
import vn.hamrong.exchange.desk.FoundMessages;
import vn.hamrong.exchange.desk.MessageFiles;
import vn.hamrong.exchange.desk.MessageKeys;
import vn.hamrong.exchange.desk.ParkedCauses;
import vn.hamrong.exchange.desk.ReplayWork;
import vn.hamrong.exchange.desk.Workbench;
import vn.hamrong.exchange.fhir.WrittenResources;
import vn.hamrong.exchange.patients.Lookalikes;
import vn.hamrong.exchange.patients.RecordKey;
import vn.hamrong.exchange.routes.apply.DeskWorkbench;
import vn.hamrong.exchange.routes.apply.Reader;
import vn.hamrong.exchange.store.JdbcBulkReplays;
import vn.hamrong.exchange.store.JdbcConnections;
import vn.hamrong.exchange.store.JdbcFoundMessages;
import vn.hamrong.exchange.store.JdbcMessageFiles;
import vn.hamrong.exchange.store.JdbcParkedCauses;
import vn.hamrong.exchange.store.JdbcReceipts;
import vn.hamrong.exchange.store.SearchKeyRows;
import vn.hamrong.exchange.store.UnreadWords;
import vn.hamrong.exchange.web.ConnectionSources;
import vn.hamrong.exchange.web.DeliverySources;
import vn.hamrong.exchange.web.MessageSources;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.Facilities;
import vn.hamrong.shared.IncidentBook;
import vn.hamrong.shared.Incidents;
import vn.hamrong.shared.OutboxBook;
import vn.hamrong.shared.OutboxDesk;
import vn.hamrong.shared.UnitOfWork;
import vn.hamrong.shared.store.JdbcIncidentBook;
import vn.hamrong.shared.store.JdbcOutboxBook;

/** The message desk: its ports, its work and what its pages look at. */
@Configuration(proxyBeanMethods = false)
class DeskConfiguration {

    @Bean
    MessageKeys messageKeys(DataSource database) {
        return new SearchKeyRows(database);
    }

    @Bean
    FoundMessages foundMessages(DataSource database, Hospitals hospitals) {
        return new JdbcFoundMessages(database, hospitals);
    }

    @Bean
    MessageFiles messageFiles(DataSource database) {
        return new JdbcMessageFiles(database);
    }

    @Bean
    Receipts receipts(DataSource database) {
        return new JdbcReceipts(database);
    }

    @Bean
    ParkedCauses parkedCauses(DataSource database) {
        return new JdbcParkedCauses(database);
    }

    @Bean
    BulkReplays bulkReplays(DataSource database, UnitOfWork unit, Desk desk) {
        return new JdbcBulkReplays(database, unit, desk);
    }

    @Bean
    JdbcConnections connections(DataSource database, UnitOfWork unit, Incidents incidents) {
        return new JdbcConnections(database, unit, incidents);
    }

    @Bean
    IncidentBook incidentBook(DataSource database) {
        return new JdbcIncidentBook(database);
    }

    @Bean
    Workbench workbench(Reader reader, Clock clock) {
        return new DeskWorkbench(reader, clock);
    }

    @Bean
    UnreadWords unreadWords(DataSource database, UnitOfWork unit) {
        return new UnreadWords(database, unit);
    }

    @Bean
    DeskRecord deskRecord(AuditTrail trail, Lookalikes records, Clock clock) {
        return new DeskRecord(
                trail,
                (hospital, mrn) -> records.record(new RecordKey(hospital, mrn)).map(SourceRecord::patient),
                clock);
    }

    @Bean
    DeskWork.Unit deskUnit(UnitOfWork unit, Clock clock) {
        return new DeskWork.Unit(unit, clock);
    }

    @Bean
    DeskWork deskWork(MessageFiles files, Desk desk, Workbench bench, DeskRecord record, DeskWork.Unit unit) {
        return new DeskWork(files, desk, bench, record, unit);
    }

    @Bean
    ReplayWork replayWork(BulkReplays replays, DeskRecord record, DeskWork.Unit unit) {
        return new ReplayWork(replays, record, unit);
    }

    @Bean
    MessageSources messageSources(Receipts receipts, WrittenResources written, Facilities facilities) {
        return new MessageSources(receipts, written, facilities);
    }

    @Bean
    ConnectionSources connectionSources(
            Hospitals hospitals, Facilities facilities, OutboxDesk outbox, IncidentBook incidents) {
        return new ConnectionSources(hospitals, facilities, outbox, incidents);
    }

    @Bean
    OutboxBook outboxBook(DataSource database, Clock clock) {
        return new JdbcOutboxBook(database, clock);
    }

    @Bean
    DeliveryWork deliveryWork(
            OutboxBook book, OutboxDesk outbox, Hospitals hospitals, DeskRecord record, DeskWork.Unit unit) {
        return new DeliveryWork(new DeliveryWork.Outgoing(book, outbox), hospitals, record, unit);
    }

    @Bean
    DeliverySources deliverySources(
            OutboxBook book, OutboxDesk outbox, DeliveryTexts texts, Hospitals hospitals, Facilities facilities) {
        return new DeliverySources(book, outbox, texts, hospitals, facilities);
    }

    @Bean
    DeskClockwork deskClockwork(BulkReplays replays, JdbcConnections connections, UnreadWords unread, Clock clock) {
        return new DeskClockwork(replays, connections, unread, clock);
    }
}
