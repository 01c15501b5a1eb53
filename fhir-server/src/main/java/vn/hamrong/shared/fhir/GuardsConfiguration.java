package vn.hamrong.shared.fhir;

import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.partition.IRequestPartitionHelperSvc;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may see what: the guards, and what they ask. */
@Configuration(proxyBeanMethods = false)
class GuardsConfiguration {

    @Bean
    Rights rights(ObjectProvider<ReadableFacilities> readable) {
        return new Rights(readable.getIfAvailable(ReadableFacilities::ownOnly), System::nanoTime);
    }

    @Bean
    Whereabouts whereabouts(DataSource database, PartitionSettings settings) {
        return new Whereabouts(JdbcClient.create(database), settings);
    }

    @Bean
    Belonging belonging(FacilityPartitions partitions, Rights rights, Whereabouts whereabouts) {
        return new Belonging(partitions, rights, whereabouts);
    }

    @Bean
    ReadablePartitions readablePartitions(FacilityPartitions partitions, Rights rights, Whereabouts whereabouts) {
        return new ReadablePartitions(partitions, rights, whereabouts);
    }

    @Bean
    PartitionGuard partitionGuard(ReadablePartitions readable, IRequestPartitionHelperSvc types) {
        return new PartitionGuard(readable, types);
    }

    @Bean
    ReadGuard readGuard(FacilityPartitions partitions, Rights rights, Whereabouts whereabouts) {
        return new ReadGuard(partitions, rights, whereabouts);
    }

    @Bean
    SearchNarrowing searchNarrowing(ReadablePartitions readable) {
        return new SearchNarrowing(readable);
    }

    @Bean
    PlainQuestions plainQuestions(DaoRegistry types, Rights rights) {
        return new PlainQuestions(new NumberQuestions(new SeenNumbers(types, rights)));
    }

    /** At JPA's level and not the servlet's, so that calls in process meet the same guards. */
    @Bean
    GuardsOnDuty guardsOnDuty(
            IInterceptorService service,
            PartitionGuard where,
            ReadGuard reads,
            SearchNarrowing searches,
            PlainQuestions questions) {
        service.registerInterceptor(where);
        service.registerInterceptor(new OwnerStamp());
        service.registerInterceptor(new Patience());
        service.registerInterceptor(reads);
        service.registerInterceptor(questions);
        service.registerInterceptor(searches);
        return new GuardsOnDuty();
    }

    /** Proof that the guards are registered: no servlet without it. */
    record GuardsOnDuty() {}
}
