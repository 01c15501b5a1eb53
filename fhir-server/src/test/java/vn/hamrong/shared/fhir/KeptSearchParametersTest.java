package vn.hamrong.shared.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.hamrong.exchange.fhir.ClinicalRecord;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.fhir.record.Messages;

@FhirServerContext
class KeptSearchParametersTest {
    private static final FacilityCode ONE = new FacilityCode(Http.ONE);

    @Autowired
    private ISearchParamRegistry registry;

    @Autowired
    private ClinicalRecord record;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private JdbcClient db;

    @Test
    void keepsWhatIsAskedByAndRetiresTheRest() {
        assertThat(names("Observation"))
                .contains("identifier", "code", "status", "date", "patient", "subject", "encounter", "_security", "_id")
                .doesNotContain("combo-code", "value-string", "performer", "component-code", "_profile");
        assertThat(names("Patient"))
                .contains("identifier", "name", "birthdate", "_security")
                .doesNotContain("phonetic", "address", "active");
        assertThat(names("DocumentReference"))
                .contains("patient", "status", "type", "category", "date", "period", "identifier", "location")
                .doesNotContain("author", "facility", "format");
        assertThat(names("Composition")).contains("type", "date", "category").doesNotContain("author", "period");
        assertThat(names("Encounter"))
                .as("shares its definition with those above")
                .doesNotContain("type", "location");
    }

    private Collection<String> names(String type) {
        return registry.getActiveSearchParams(type, SearchParamLookupContextEnum.ALL)
                .getSearchParamNames();
    }

    @Test
    void indexesASubjectOnceForSubjectAndPatient() {
        PatientId lan = Messages.newPatient();
        String visit = "once-" + lan.value();
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> record.save(
                        ONE,
                        List.of(Messages.patient(lan, ONE), Messages.visit(lan, visit, "urn:hamrong:journal:1#A"))));

        assertThat(db.sql("""
                                select count(*) from hfj_res_link l join hfj_resource p on p.res_id = l.target_resource_id
                                where p.fhir_id = :patient and l.source_resource_type = 'Encounter'
                                """)
                        .param("patient", lan.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }
}
