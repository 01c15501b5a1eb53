package vn.hamrong.shared.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.api.svc.IIdHelperService;
import ca.uhn.fhir.jpa.ips.generator.IpsGeneratorSvcImpl;
import ca.uhn.fhir.jpa.ips.provider.IpsOperationProvider;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.jpa.provider.JpaSystemProvider;
import ca.uhn.fhir.jpa.search.ResourceSearchUrlSvc;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.provider.ResourceProviderFactory;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import jakarta.persistence.EntityManagerFactory;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Meta;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.dao.support.PersistenceExceptionTranslator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import vn.hamrong.exchange.fhir.IncomingMessages;
import vn.hamrong.exchange.fhir.IncomingPatients;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.access.Borrowing;
import vn.hamrong.shared.fhir.http.Batch;
import vn.hamrong.shared.fhir.http.BodyLimit;
import vn.hamrong.shared.fhir.http.BodyRules;
import vn.hamrong.shared.fhir.http.BorrowingDoor;
import vn.hamrong.shared.fhir.http.BoundPages;
import vn.hamrong.shared.fhir.http.BundleDoor;
import vn.hamrong.shared.fhir.http.FhirServlet;
import vn.hamrong.shared.fhir.http.KnownInstances;
import vn.hamrong.shared.fhir.http.MessageDoor;
import vn.hamrong.shared.fhir.http.OpenDoors;
import vn.hamrong.shared.fhir.http.PatientDoor;
import vn.hamrong.shared.fhir.http.PlainRefusals;
import vn.hamrong.shared.fhir.http.Providers;
import vn.hamrong.shared.fhir.http.RawBinaries;
import vn.hamrong.shared.fhir.http.SearchRules;
import vn.hamrong.shared.fhir.http.Sight;
import vn.hamrong.shared.fhir.http.TransactionRules;
import vn.hamrong.shared.fhir.http.WholeBodies;
import vn.hamrong.shared.fhir.http.WriteRules;
import vn.hamrong.shared.fhir.record.FhirTransactions;
import vn.hamrong.shared.fhir.record.JpaClinicalRecord;
import vn.hamrong.shared.fhir.record.JpaWrittenResources;
import vn.hamrong.shared.fhir.record.KnownResources;
import vn.hamrong.shared.fhir.record.OnePass;
import vn.hamrong.shared.fhir.record.OriginAtOnce;
import vn.hamrong.shared.fhir.record.SubjectMove;
import vn.hamrong.shared.fhir.summary.PatientSummary;

/**
 * The FHIR server at {@code /fhir}. Needs a {@link DataSource}, {@link FacilityPartitions}, {@link IncomingPatients} and
 * {@link IncomingMessages}; a {@link ReadableFacilities} and {@link Borrowing} where others' data may be read, {@link
 * FacilityNames} where people shall read names and not codes.
 */
@Configuration(proxyBeanMethods = false)
@Import({FhirStorageConfiguration.class, GuardsConfiguration.class, NoticeConfiguration.class})
public class FhirServerConfiguration {

    @Bean
    Callers callers(FacilityPartitions partitions) {
        return new Callers(partitions);
    }

    @Bean
    OpenDoors openDoors() {
        return new OpenDoors();
    }

    @Bean
    @Primary
    BoundPages boundPages(Rights rights) {
        return new BoundPages(new SecureRandom(), StorageLimits.PAGE, rights);
    }

    @Bean
    Sight sight(DaoRegistry types, MatchUrlService conditions, Belonging belonging) {
        return new Sight(types, conditions, belonging);
    }

    @Bean
    KnownInstances knownInstances(Sight sight) {
        return new KnownInstances(sight);
    }

    @Bean
    WriteRules writeRules(Sight sight) {
        return new WriteRules(
                sight, new TransactionRules(sight, StorageLimits.BUNDLE_ENTRIES, StorageLimits.BATCH_ENTRIES));
    }

    /** The order matters: the doors are decided before anything is bound. */
    @Bean
    FhirServlet fhirServer(
            IFhirSystemDao<Bundle, Meta> dao,
            Providers providers,
            BoundPages pages,
            Callers callers,
            OpenDoors doors,
            WriteRules writes,
            KnownInstances instances,
            ISearchParamRegistry parameters) {
        FhirServlet server = new FhirServlet(dao.getContext());
        server.registerInterceptor(doors);
        server.registerInterceptor(new WhoAsks(callers));
        server.registerInterceptor(new BodyRules());
        server.registerInterceptor(new SearchRules(parameters));
        server.registerInterceptor(new WholeBodies(dao.getContext()));
        server.registerInterceptor(writes);
        server.registerInterceptor(instances);
        server.registerInterceptor(new RawBinaries());
        server.registerInterceptor(new PlainRefusals());
        server.registerProviders(providers.all());
        server.setServerConformanceProvider(providers.conformance(server, dao));
        server.setDefaultResponseEncoding(EncodingEnum.JSON);
        server.setPagingProvider(pages);
        server.setUncompressIncomingContents(false);
        return server;
    }

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit() {
        FilterRegistrationBean<BodyLimit> limit = new FilterRegistrationBean<>(new BodyLimit(StorageLimits.BODY));
        limit.addUrlPatterns("/fhir/*");
        return limit;
    }

    /** Never without the guards, also where beans are made only when they are asked for. */
    @Bean
    @DependsOn("guardsOnDuty")
    JpaClinicalRecord clinicalRecord(FhirTransactions fhir, OnePass onePass, SubjectMove moves) {
        return new JpaClinicalRecord(onePass, fhir, moves);
    }

    @Bean
    @DependsOn("guardsOnDuty")
    SubjectMove subjectMove(
            FhirTransactions fhir,
            DaoRegistry types,
            Callers callers,
            FacilityPartitions partitions,
            DataSource database) {
        return new SubjectMove(fhir, types, callers, partitions, JdbcClient.create(database));
    }

    @Bean
    JpaWrittenResources writtenResources(
            DaoRegistry types, Callers callers, FacilityPartitions partitions, DataSource database) {
        return new JpaWrittenResources(types, callers, partitions, JdbcClient.create(database));
    }

    @Bean
    FhirTransactions fhirTransactions(
            IFhirSystemDao<Bundle, Meta> dao, EntityManagerFactory entities, Callers callers) {
        return new FhirTransactions(dao, SharedEntityManagerCreator.createSharedEntityManager(entities), callers);
    }

    @Bean
    OnePass onePass(
            OnePass.Hapi hapi,
            MatchUrlService conditions,
            PartitionSettings settings,
            EntityManagerFactory entities,
            PersistenceExceptionTranslator words,
            Callers callers,
            DataSource database) {
        return new OnePass(
                hapi,
                new KnownResources(hapi.system().getContext(), conditions, settings, JdbcClient.create(database)),
                SharedEntityManagerCreator.createSharedEntityManager(entities),
                words,
                callers);
    }

    @Bean
    OnePass.Hapi hapiForOnePass(
            IFhirSystemDao<Bundle, Meta> dao,
            DaoRegistry types,
            IIdHelperService<JpaPid> ids,
            ResourceSearchUrlSvc conditions,
            OriginAtOnce origins) {
        return new OnePass.Hapi(dao, types, ids, conditions, origins);
    }

    @Bean
    Providers providers(
            ResourceProviderFactory resources,
            JpaSystemProvider<?, ?> system,
            Providers.Ours ours,
            JpaStorageSettings settings,
            ISearchParamRegistry parameters,
            IValidationSupport validation) {
        return new Providers(resources, system, ours, settings, parameters, validation);
    }

    @Bean
    Batch batch(FhirContext context) {
        return new Batch(context, StorageLimits.BATCH_ANSWER);
    }

    @Bean
    BundleDoor bundleDoor(IFhirSystemDao<Bundle, Meta> dao, Batch batch) {
        return new BundleDoor(dao, batch);
    }

    @Bean
    Providers.Ours ourProviders(
            IncomingPatients patients,
            IncomingMessages messages,
            BundleDoor bundles,
            IpsOperationProvider summaries,
            ObjectProvider<Borrowing> borrowing) {
        List<Object> ours =
                new ArrayList<>(List.of(new PatientDoor(patients), bundles, new MessageDoor(messages), summaries));
        borrowing.stream().map(BorrowingDoor::new).forEach(ours::add);
        return new Providers.Ours(ours);
    }

    @Bean
    IpsOperationProvider summaries(
            DaoRegistry types, ObjectProvider<FacilityNames> names, ObjectProvider<Clock> clock) {
        PatientSummary summary = new PatientSummary(
                types, names.getIfAvailable(() -> FacilityCode::value), clock.getIfAvailable(Clock::systemUTC));
        return new IpsOperationProvider(new IpsGeneratorSvcImpl(types.getFhirContext(), summary));
    }

    @Bean
    ServletRegistrationBean<FhirServlet> fhirServlet(FhirServlet server, GuardsConfiguration.GuardsOnDuty guards) {
        ServletRegistrationBean<FhirServlet> servlet = new ServletRegistrationBean<>(server, "/fhir/*");
        servlet.setName("fhir");
        servlet.setLoadOnStartup(1);
        return servlet;
    }
}
