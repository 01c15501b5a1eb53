package vn.hamrong.shared.fhir;

import ca.uhn.fhir.batch2.jobs.config.Batch2JobsConfig;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.config.ThreadPoolFactoryConfig;
import ca.uhn.fhir.jpa.batch2.JpaBatch2Config;
import ca.uhn.fhir.jpa.binstore.DatabaseBinaryContentStorageSvcImpl;
import ca.uhn.fhir.jpa.config.HapiJpaConfig;
import ca.uhn.fhir.jpa.config.HibernatePropertiesProvider;
import ca.uhn.fhir.jpa.config.r4.JpaR4Config;
import ca.uhn.fhir.jpa.config.util.HapiEntityManagerFactoryUtil;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.config.PartitionSettings.CrossPartitionReferenceMode;
import ca.uhn.fhir.jpa.model.config.SubscriptionSettings;
import ca.uhn.fhir.jpa.model.dialect.HapiFhirPostgresDialect;
import ca.uhn.fhir.jpa.searchparam.registry.ISearchParamProvider;
import ca.uhn.fhir.jpa.subscription.channel.config.SubscriptionChannelConfig;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.dialect.Dialect;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import vn.hamrong.shared.fhir.record.OriginAtOnce;

/** HAPI FHIR's JPA storage in the hub's own database, H2 or PostgreSQL, under the hub's own transaction manager. */
@Configuration(proxyBeanMethods = false)
@Import({
    JpaR4Config.class,
    HapiJpaConfig.class,
    JpaBatch2Config.class,
    Batch2JobsConfig.class,
    SubscriptionChannelConfig.class,
    ThreadPoolFactoryConfig.class
})
public class FhirStorageConfiguration {

    @Bean
    JpaStorageSettings jpaStorageSettings() {
        return StorageLimits.settings();
    }

    /** One partition a facility; duplicates allowed between them, or two hospitals' equal visit numbers collide. */
    @Bean
    PartitionSettings partitionSettings() {
        return new PartitionSettings()
                .setPartitioningEnabled(true)
                .setUnnamedPartitionMode(true)
                .setDefaultPartitionId(Partitions.SHARED)
                .setAllowReferencesAcrossPartitions(CrossPartitionReferenceMode.ALLOWED_UNQUALIFIED)
                .setIncludePartitionInSearchHashes(false)
                .setConditionalCreateDuplicateIdentifiersEnabled(true);
    }

    /** None is supported: nobody may make the hub call out. */
    @Bean
    SubscriptionSettings subscriptionSettings() {
        return new SubscriptionSettings();
    }

    @Bean
    DatabaseBinaryContentStorageSvcImpl binaryStorage() {
        return new DatabaseBinaryContentStorageSvcImpl();
    }

    /** HAPI marks its own provider primary: it can only be replaced once made. */
    @Bean
    static BeanPostProcessor keptSearchParameters() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof ISearchParamProvider ? KeptSearchParameters.ofR4() : bean;
            }
        };
    }

    /** HAPI asks the provider only when something has changed, not at its first look: without this nothing is retired. */
    @Bean
    SmartInitializingSingleton onlyKeptSearchParameters(ISearchParamRegistry registry) {
        return () -> {
            registry.getActiveSearchParams("Patient", SearchParamLookupContextEnum.ALL);
            registry.forceRefresh();
        };
    }

    @Bean
    OriginAtOnce origins() {
        return new OriginAtOnce();
    }

    @Bean
    @Primary
    HibernatePropertiesProvider dialectOfTheDatabase(DataSource database) {
        Dialect dialect = dialect(database);
        return new HibernatePropertiesProvider() {
            @Override
            public Dialect getDialect() {
                return dialect;
            }
        };
    }

    @Bean
    @Primary
    LocalContainerEntityManagerFactoryBean entityManagerFactory(
            DataSource database,
            ConfigurableListableBeanFactory beans,
            FhirContext context,
            JpaStorageSettings settings,
            OriginAtOnce origins) {
        LocalContainerEntityManagerFactoryBean factory =
                HapiEntityManagerFactoryUtil.newEntityManagerFactory(beans, context, settings);
        factory.setPersistenceUnitName("fhir");
        factory.setDataSource(database);
        factory.setJpaPropertyMap(Map.ofEntries(
                Map.entry("hibernate.dialect", dialect(database).getClass().getName()),
                Map.entry("hibernate.hbm2ddl.auto", "update"),
                Map.entry("hibernate.jdbc.batch_size", "128"),
                Map.entry("hibernate.order_inserts", "true"),
                Map.entry("hibernate.order_updates", "true"),
                Map.entry("hibernate.search.enabled", "false"),
                Map.entry("hibernate.archive.scanner", "org.hibernate.boot.archive.scan.internal.DisabledScanner"),
                Map.entry(
                        "hibernate.implicit_naming_strategy",
                        "org.springframework.boot.orm.jpa.hibernate.SpringImplicitNamingStrategy"),
                Map.entry(
                        "hibernate.physical_naming_strategy",
                        "org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy"),
                Map.entry("hibernate.session_factory.interceptor", origins)));
        return factory;
    }

    @Bean
    @Primary
    JpaTransactionManager transactionManager(EntityManagerFactory factory) {
        return new JpaTransactionManager(factory);
    }

    private static Dialect dialect(DataSource database) {
        try (Connection connection = database.getConnection()) {
            String url = connection.getMetaData().getURL();
            return url.startsWith("jdbc:postgresql:") ? new HapiFhirPostgresDialect() : new HubH2Dialect();
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not answer", e);
        }
    }
}
