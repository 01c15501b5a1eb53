package vn.hamrong.shared.store;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.audit.AuditQuestion;
import vn.hamrong.shared.audit.AuditReading;

/** Questions to the audit, each on an index. */
public final class JdbcAuditReading implements AuditReading {
    private final JdbcClient db;

    public JdbcAuditReading(DataSource dataSource) {
        db = JdbcClient.create(dataSource);
    }

    @Override
    public List<AuditEntry> find(AuditQuestion question) {
        AuditQuestion.Subject subject = question.subject();
        StringBuilder sql = new StringBuilder("select " + AuditRows.COLUMNS + " from hub.audit a where ");
        subject.patient().ifPresent(one -> sql.append("a.patient = :patient and "));
        subject.actor().ifPresent(one -> sql.append("a.actor = :actor and "));
        subject.facility().ifPresent(one -> sql.append("a.facility = :facility and "));
        sql.append("a.at >= :from and a.at < :to order by a.at desc, a.id desc limit :most");
        JdbcClient.StatementSpec asked = db.sql(sql.toString())
                .param("from", Columns.at(question.from()))
                .param("to", Columns.at(question.to()))
                .param("most", question.most());
        subject.patient().map(PatientId::value).ifPresent(one -> asked.param("patient", one));
        subject.actor().ifPresent(one -> asked.param("actor", one));
        subject.facility().map(FacilityCode::value).ifPresent(one -> asked.param("facility", one));
        return asked.query((row, number) -> AuditRows.entry(row)).list();
    }
}
