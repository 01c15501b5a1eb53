package vn.hamrong.app;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.hamrong.exchange.patients.Lookalikes;
import vn.hamrong.exchange.patients.Reviews;
import vn.hamrong.exchange.routes.patients.DuplicateFinder;
import vn.hamrong.exchange.store.JdbcLookalikes;
import vn.hamrong.exchange.store.JdbcReviews;
import vn.hamrong.shared.UnitOfWork;

/** One citizen, one patient: who may be the same person, and what a person decides. */
@Configuration(proxyBeanMethods = false)
class PatientsConfiguration {

    @Bean
    Lookalikes lookalikes(DataSource database) {
        return new JdbcLookalikes(database);
    }

    @Bean
    Reviews reviews(DataSource database) {
        return new JdbcReviews(database);
    }

    @Bean
    DuplicateFinder duplicateFinder(Lookalikes lookalikes, Reviews reviews, UnitOfWork unit, Clock clock) {
        return new DuplicateFinder(lookalikes, reviews, unit, clock);
    }

    @Bean
    DuplicateWatch duplicateWatch(DuplicateFinder finder) {
        return new DuplicateWatch(finder);
    }
}
