package vn.hamrong.shared.fhir;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.shared.fhir.export.ExportDoor;
import vn.hamrong.shared.fhir.export.ExportJobs;
import vn.hamrong.shared.fhir.export.StoredPages;

/** Bulk export; needs an {@link ExportJobs.Place} and a {@link Clock}. */
@Configuration(proxyBeanMethods = false)
public class ExportConfiguration {

    @Bean
    ExportJobs exportJobs(ExportJobs.Place place, DaoRegistry types, DataSource database, Clock clock) {
        ExportJobs jobs = new ExportJobs(place, new StoredPages(types, JdbcClient.create(database)), clock);
        jobs.start();
        return jobs;
    }

    /** Its paths are longer than the FHIR server's own, which would refuse them. */
    @Bean
    ServletRegistrationBean<ExportDoor> exportDoor(ExportJobs jobs) {
        var door = new ServletRegistrationBean<>(new ExportDoor(jobs), "/fhir/$export", ExportDoor.EXPORTS + "/*");
        door.setName("export");
        return door;
    }
}
