package vn.hamrong.app;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.camel.ProducerTemplate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import vn.hamrong.app.config.HubProperties;
import vn.hamrong.exchange.EarlierDossiers;
import vn.hamrong.exchange.Hospitals;
import vn.hamrong.exchange.Journal;
import vn.hamrong.exchange.Lanes;
import vn.hamrong.exchange.SourceRecords;
import vn.hamrong.exchange.desk.MessageKeys;
import vn.hamrong.exchange.fhir.ClinicalRecord;
import vn.hamrong.exchange.fhir.IncomingMessages;
import vn.hamrong.exchange.fhir.IncomingPatients;
import vn.hamrong.exchange.hospitals.ConfiguredHospitals;
import vn.hamrong.exchange.patients.NumberMerges;
import vn.hamrong.exchange.routes.FhirReception;
import vn.hamrong.exchange.routes.MllpLimits;
import vn.hamrong.exchange.routes.MllpRoutes;
import vn.hamrong.exchange.routes.Reception;
import vn.hamrong.exchange.routes.Senders;
import vn.hamrong.exchange.routes.apply.Applier;
import vn.hamrong.exchange.routes.apply.DispatchRoutes;
import vn.hamrong.exchange.routes.apply.Doorbell;
import vn.hamrong.exchange.routes.apply.DossierRecordReader;
import vn.hamrong.exchange.routes.apply.FhirReader;
import vn.hamrong.exchange.routes.apply.LaneGroup;
import vn.hamrong.exchange.routes.apply.Onward;
import vn.hamrong.exchange.routes.apply.PatientIndex;
import vn.hamrong.exchange.routes.apply.Reader;
import vn.hamrong.exchange.routes.apply.ReaderByType;
import vn.hamrong.exchange.routes.apply.RecordReader;
import vn.hamrong.exchange.routes.apply.RecordWriter;
import vn.hamrong.exchange.routes.apply.RegisteredPatients;
import vn.hamrong.exchange.routes.apply.Rush;
import vn.hamrong.exchange.routes.camel.MllpServer;
import vn.hamrong.exchange.store.JdbcJournal;
import vn.hamrong.shared.Events;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.UnitOfWork;

/** From the MLLP ports to the record. */
@Configuration(proxyBeanMethods = false)
class ExchangeConfiguration {
    /** So many senders waiting for the journal at once go before the workers. */
    private static final int RUSH_SENDERS = 4;

    private static final Duration RUSH_PATIENCE = Duration.ofSeconds(2);

    @Bean
    Hospitals hospitals(HubProperties hub) {
        return new ConfiguredHospitals(HospitalFolder.read(hub.hospitals()).hospitals());
    }

    @Bean
    Reception reception(Hospitals hospitals, Journal journal, Doorbell doorbell, HubProperties hub, Clock clock) {
        Senders senders = new Senders(
                hospitals.all(), hub.exchange().acceptTestMessages(), hub.http().trustedProxy());
        return new Reception(senders, journal, doorbell, limits(hub.mllp()), clock);
    }

    @Bean
    IncomingMessages incomingMessages(Journal journal, Doorbell doorbell, Clock clock) {
        return new FhirReception(journal, doorbell, MllpLimits.DEFAULT.answer(), clock);
    }

    @Bean
    @Primary
    Journal watchedJournal(JdbcJournal journal, Rush rush, HubProperties hub) {
        return rush.watch(BrokenJournal.ifAsked(journal, hub.crashTest()));
    }

    @Bean
    Doorbell doorbell(ObjectProvider<ProducerTemplate> camel) {
        return new Doorbell(wakeUp -> camel.getObject().sendBody(DispatchRoutes.KEPT, wakeUp));
    }

    private static MllpLimits limits(HubProperties.Mllp mllp) {
        MllpLimits usual = MllpLimits.DEFAULT;
        return new MllpLimits(
                mllp.frameMax(),
                mllp.frameTime(),
                usual.silence(),
                mllp.idleTime(),
                usual.answer(),
                usual.write(),
                usual.stop(),
                mllp.perPeer(),
                mllp.connections(),
                usual.bytesInFlight(),
                usual.strangersPerMinute());
    }

    @Bean
    MllpRoutes mllpRoutes(Hospitals hospitals, Reception reception, HubProperties hub) {
        return new MllpRoutes(
                Listeners.of(hub.mllp(), hospitals.all()).all(),
                new MllpServer(reception::receive, limits(hub.mllp())));
    }

    @Bean
    PatientIndex patientIndex(SourceRecords sources) {
        return new PatientIndex(sources, () -> new PatientId(UUID.randomUUID().toString()));
    }

    @Bean
    IncomingPatients incomingPatients(PatientIndex index, ClinicalRecord record, UnitOfWork unit, Clock clock) {
        return new RegisteredPatients(index, record, unit, Failures::collision, clock);
    }

    @Bean
    RecordWriter recordWriter(
            PatientIndex index,
            NumberMerges merges,
            ClinicalRecord record,
            RecordWriter.Journalling notes,
            Clock clock) {
        return new RecordWriter(index, merges, record, notes, clock);
    }

    @Bean
    RecordWriter.Journalling journalling(Lanes lanes, Events events, MessageKeys keys, Onward onward) {
        return new RecordWriter.Journalling(lanes, events, keys, onward);
    }

    @Bean
    Applier.Work toApply(Lanes lanes, UnitOfWork unit, MessageKeys keys) {
        return new Applier.Work(lanes, unit, keys);
    }

    @Bean
    Reader reader(Hospitals hospitals, EarlierDossiers earlier) {
        return new FhirReader(
                new ReaderByType(new RecordReader(hospitals), new DossierRecordReader(hospitals, earlier)));
    }

    @Bean
    Applier applier(Applier.Work work, Reader reader, RecordWriter writer, ApplySettings settings) {
        Applier.Rules rules = new Applier.Rules(
                settings.exchange().workers(),
                settings.exchange().batch(),
                settings.exchange().attempts(),
                new Applier.Faults(Failures::outage, Failures::collision));
        return new Applier(work, reader, writer, rules, settings.clock());
    }

    record ApplySettings(HubProperties.Exchange exchange, Clock clock) {}

    @Bean
    ApplySettings applySettings(HubProperties hub, Clock clock) {
        return new ApplySettings(hub.exchange(), clock);
    }

    @Bean
    Rush rush() {
        return new Rush(RUSH_SENDERS, RUSH_PATIENCE, System::nanoTime);
    }

    @Bean
    DispatchRoutes dispatchRoutes(Applier applier, Doorbell doorbell, Rush rush, HubProperties hub) {
        List<LaneGroup> groups = new ArrayList<>();
        IntStream.range(0, hub.exchange().workers())
                .forEach(group -> groups.add(new LaneGroup(group, applier, doorbell, rush)));
        return new DispatchRoutes(hub.exchange().dispatch(), groups);
    }
}
