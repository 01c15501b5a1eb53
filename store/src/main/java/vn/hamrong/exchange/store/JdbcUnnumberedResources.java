package vn.hamrong.exchange.store;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.exchange.patients.UnnumberedResources;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.store.SpringUnitOfWork;

/** Notes as rows. */
public final class JdbcUnnumberedResources implements UnnumberedResources {
    private final JdbcClient db;
    private final JdbcTemplate batches;

    public JdbcUnnumberedResources(DataSource dataSource) {
        db = JdbcClient.create(dataSource);
        batches = new JdbcTemplate(dataSource);
    }

    @Override
    public List<String> of(FacilityCode facility, PatientId home, String after, int most) {
        return db.sql("""
                        select name from hub.unnumbered_resource
                        where hospital = :hospital and home = :home and name > :after order by name limit :most
                        """)
                .param("hospital", facility.value())
                .param("home", home.value())
                .param("after", after)
                .param("most", most)
                .query(String.class)
                .list();
    }

    @Override
    public void note(FacilityCode facility, PatientId home, List<String> names) {
        SpringUnitOfWork.needOpen();
        batches.batchUpdate(
                "insert into hub.unnumbered_resource (hospital, name, home) values (?, ?, ?) on conflict do nothing",
                names.stream()
                        .map(name -> new Object[] {facility.value(), name, home.value()})
                        .toList());
    }

    @Override
    public void forget(FacilityCode facility, PatientId home) {
        SpringUnitOfWork.needOpen();
        db.sql("delete from hub.unnumbered_resource where hospital = :hospital and home = :home")
                .param("hospital", facility.value())
                .param("home", home.value())
                .update();
    }
}
