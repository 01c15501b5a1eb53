package vn.hamrong.shared.fhir.security.audit;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.ReadingRights;
import vn.hamrong.shared.UnitOfWork;

/** The audit of port 8080. From outside it needs {@link AuditTrail}, {@link UnitOfWork}, {@link Clock} and {@link ReadingRights}. */
@Configuration(proxyBeanMethods = false)
class AuditConfig {

    @Bean
    AuditRows auditRows(
            AuditTrail trail,
            UnitOfWork work,
            Clock clock,
            ReadingRights rights,
            ObjectProvider<AnonymousRefusals> anonymous) {
        return new AuditRows(
                new AuditRows.Store(trail, work),
                clock,
                rights,
                anonymous.getIfAvailable(() -> new AnonymousRefusals(AnonymousRefusals.PER_MINUTE)));
    }

    @Bean
    FilterRegistrationBean<AuditFilter> auditFilter(AuditRows rows) {
        var filter = new FilterRegistrationBean<>(new AuditFilter(rows));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return filter;
    }
}
