package vn.hamrong.shared.fhir.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.param.TokenParam;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.hamrong.exchange.fhir.ClinicalRecord;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.fhir.Callers;
import vn.hamrong.shared.fhir.FhirServerContext;
import vn.hamrong.shared.fhir.OwnerTag;

@FhirServerContext
class JpaClinicalRecordTest {
    private static final FacilityCode ONE = new FacilityCode("38001");
    private static final FacilityCode TWO = new FacilityCode("38002");
    private static final String CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
    private static final FacilityCode THREE = new FacilityCode("38003");

    @Autowired
    private ClinicalRecord record;

    @Autowired
    private DaoRegistry types;

    @Autowired
    private Callers callers;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private JdbcClient db;

    @Test
    void writesThePatientSharedAndTheRestToTheFacility() {
        PatientId lan = Messages.newPatient();

        save(ONE, Messages.patient(lan, ONE), Messages.visit(lan, "w1", "urn:hamrong:journal:1#A"));

        Encounter visit = (Encounter) only("Encounter", "urn:test:visit", "w1", ONE);
        assertThat(partition(lan.value())).isZero();
        assertThat(partition(visit.getIdElement().getIdPart())).isEqualTo(1);
        assertThat(visit.getSubject().getReference()).isEqualTo("Patient/" + lan.value());
        assertThat(visit.getMeta().getSource()).isEqualTo("urn:hamrong:journal:1:A");
        assertThat(visit.getMeta().getSecurity(OwnerTag.OWNER, "38001")).isNotNull();
    }

    @Test
    void keepsTheSameVisitNumberOfTwoHospitalsApart() {
        PatientId lan = Messages.newPatient();
        save(ONE, Messages.patient(lan, ONE), Messages.visit(lan, "same", "urn:hamrong:journal:2#A"));

        save(TWO, Messages.patient(lan, ONE, TWO), Messages.visit(lan, "same", "urn:hamrong:journal:3#B"));

        assertThat(only("Encounter", "urn:test:visit", "same", ONE)
                        .getIdElement()
                        .getIdPart())
                .isNotEqualTo(only("Encounter", "urn:test:visit", "same", TWO)
                        .getIdElement()
                        .getIdPart());
    }

    @Test
    void writesAMessageSentTwiceOnce() {
        PatientId lan = Messages.newPatient();
        save(ONE, Messages.patient(lan, ONE), Messages.visit(lan, "twice", "urn:hamrong:journal:4#A"));

        save(ONE, Messages.visit(lan, "twice", "urn:hamrong:journal:4#A"));

        Resource visit = only("Encounter", "urn:test:visit", "twice", ONE);
        assertThat(visit.getMeta().getVersionId()).isEqualTo("1");
    }

    @Test
    void updatesAVisitThatALaterUnitTellsMoreOf() {
        PatientId lan = Messages.newPatient();
        save(ONE, Messages.patient(lan, ONE), Messages.visit(lan, "later-unit", "urn:hamrong:journal:5#A"));

        save(ONE, finished(Messages.visit(lan, "later-unit", "urn:hamrong:journal:6#A")));

        Encounter visit = (Encounter) only("Encounter", "urn:test:visit", "later-unit", ONE);
        assertThat(visit.getStatus()).isEqualTo(EncounterStatus.FINISHED);
    }

    @Test
    void keepsTheLabelOfWhatIsSecretWhenWrittenFirstAndWhenWrittenAgain() {
        PatientId lan = Messages.newPatient();
        save(ONE, Messages.patient(lan, ONE), secret(Messages.visit(lan, "secret", "urn:hamrong:journal:7#A")));
        save(ONE, Messages.visit(lan, "open-first", "urn:hamrong:journal:8#A"));

        save(ONE, secret(Messages.visit(lan, "open-first", "urn:hamrong:journal:9#A")));

        for (String visit : List.of("secret", "open-first")) {
            assertThat(only("Encounter", "urn:test:visit", visit, ONE).getMeta().getSecurity(CONFIDENTIALITY, "R"))
                    .as(visit)
                    .isNotNull();
        }
    }

    private static Bundle secret(Bundle message) {
        message.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(Encounter.class::isInstance)
                .forEach(visit ->
                        visit.getMeta().addSecurity().setSystem(CONFIDENTIALITY).setCode("R"));
        return message;
    }

    private static Bundle finished(Bundle message) {
        message.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(Encounter.class::isInstance)
                .forEach(visit -> ((Encounter) visit).setStatus(EncounterStatus.FINISHED));
        return message;
    }

    @Test
    void writesAVisitAndADiagnosisThatReferToEachOther() {
        PatientId lan = Messages.newPatient();

        save(ONE, Messages.patient(lan, ONE), Messages.diagnosed(lan, "circle", "urn:hamrong:journal:14#A"));

        Encounter visit = (Encounter) only("Encounter", "urn:test:visit", "circle", ONE);
        Condition diagnosis = (Condition) only("Condition", "urn:test:diagnosis", "circle", ONE);
        assertThat(visit.getDiagnosisFirstRep().getCondition().getReference())
                .isEqualTo("Condition/" + diagnosis.getIdElement().getIdPart());
        assertThat(diagnosis.getEncounter().getReference())
                .isEqualTo("Encounter/" + visit.getIdElement().getIdPart());
        assertThat(visit.getMeta().getSource()).isEqualTo("urn:hamrong:journal:14:A");
        assertThat(visit.getMeta().getVersionId()).isEqualTo("1");
        assertThat(links(visit)).contains(lan.value());
        assertThat(links(diagnosis)).contains(lan.value(), visit.getIdElement().getIdPart());
    }

    @Test
    void refusesAResourceThatItsOwnConditionWouldNotFind() {
        PatientId lan = Messages.newPatient();
        save(ONE, Messages.patient(lan, ONE));
        Bundle odd = Messages.visit(lan, "carried", "urn:hamrong:journal:17#A");
        odd.getEntry().stream()
                .filter(entry -> entry.getResource() instanceof Encounter)
                .forEach(entry -> entry.getRequest().setUrl("Encounter?identifier=urn:test:visit|another"));

        assertThatThrownBy(() -> save(ONE, odd))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Encounter does not carry the identifier of its own condition");
    }

    @Test
    void takesAConditionThatOnlyHapiUnderstands() {
        PatientId lan = Messages.newPatient();
        save(ONE, Messages.patient(lan, ONE), Messages.visit(lan, "plain", "urn:hamrong:journal:15#A"));
        Bundle again = finished(Messages.visit(lan, "plain", "urn:hamrong:journal:16#A"));
        again.getEntry().stream()
                .filter(entry -> entry.getResource() instanceof Encounter)
                .forEach(entry -> entry.getRequest()
                        .setUrl("Encounter?identifier=urn:test:visit|plain&status=in-progress,finished"));

        save(ONE, again);

        Encounter visit = (Encounter) only("Encounter", "urn:test:visit", "plain", ONE);
        assertThat(visit.getStatus()).isEqualTo(EncounterStatus.FINISHED);
    }

    @Test
    void refusesAReferenceToNothing() {
        Bundle message = Messages.visit(Messages.newPatient(), "nobody", "urn:hamrong:journal:17#A");

        assertThatThrownBy(() -> save(ONE, message)).hasMessageContaining("HAPI-1094");
        assertThat(search("Encounter", "urn:test:visit", "nobody", ONE)).isEmpty();
    }

    @Test
    void collidesWithAnotherUnitThatCreatesTheSame() {
        PatientId lan = Messages.newPatient();
        save(ONE, Messages.patient(lan, ONE), Messages.visit(lan, "mine", "urn:hamrong:journal:18#A"));
        // As another unit leaves it, which committed after this one looked.
        assertThat(db.sql("""
                                update hfj_res_search_url set res_search_url = :other where res_search_url = :mine
                                """)
                        .param("mine", "Encounter?identifier=urn%3Atest%3Avisit%7Cmine")
                        .param("other", "Encounter?identifier=urn%3Atest%3Avisit%7Ctheirs")
                        .update())
                .isEqualTo(1);

        assertThatThrownBy(() -> save(ONE, Messages.visit(lan, "theirs", "urn:hamrong:journal:19#A")))
                .isInstanceOf(DuplicateKeyException.class)
                .hasMessageNotContaining("theirs");
        assertThat(search("Encounter", "urn:test:visit", "theirs", ONE)).isEmpty();
    }

    private List<String> links(Resource resource) {
        return db.sql("""
                        select t.fhir_id from hfj_res_link l
                        join hfj_resource s on s.res_id = l.src_resource_id
                        join hfj_resource t on t.res_id = l.target_resource_id
                        where s.fhir_id = :id
                        """)
                .param("id", resource.getIdElement().getIdPart())
                .query(String.class)
                .list();
    }

    @Test
    void losesNeitherOfTwoMessagesThatWriteTheSameVisit() {
        PatientId lan = Messages.newPatient();
        Bundle first = Messages.visit(lan, "both", "urn:hamrong:journal:5#A");
        Bundle second = finished(Messages.visit(lan, "both", "urn:hamrong:journal:6#A"));

        save(ONE, Messages.patient(lan, ONE), first, second);

        Encounter visit = (Encounter) only("Encounter", "urn:test:visit", "both", ONE);
        assertThat(visit.getMeta().getVersionId()).isEqualTo("2");
        assertThat(visit.getStatus()).isEqualTo(EncounterStatus.FINISHED);
    }

    @Test
    void refusesOneMessageThatSaysTwoThingsOfOneVisit() {
        PatientId lan = Messages.newPatient();
        Bundle message = Messages.visit(lan, "odd", "urn:hamrong:journal:7#A");
        Bundle other = Messages.visit(Messages.newPatient(), "odd", "urn:hamrong:journal:7#A");
        other.getEntry().forEach(message::addEntry);

        assertThatThrownBy(() -> save(ONE, Messages.patient(lan, ONE), message))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void forgetsThePractitionerOfAMessageThatWasRolledBack() {
        PatientId lan = Messages.newPatient();
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            record.save(
                    THREE,
                    List.of(Messages.patient(lan, THREE), Messages.visit(lan, "back", "urn:hamrong:journal:8#A")));
            status.setRollbackOnly();
        });

        save(THREE, Messages.patient(lan, THREE), Messages.visit(lan, "again", "urn:hamrong:journal:9#A"));
        save(THREE, Messages.visit(lan, "later", "urn:hamrong:journal:10#A"));

        Encounter again = (Encounter) only("Encounter", "urn:test:visit", "again", THREE);
        Encounter later = (Encounter) only("Encounter", "urn:test:visit", "later", THREE);
        assertThat(later.getParticipantFirstRep().getIndividual().getReference())
                .isEqualTo(again.getParticipantFirstRep().getIndividual().getReference())
                .startsWith("Practitioner/");
    }

    @Test
    void movesOnlyWhatCameUnderTheMergedNumber() {
        PatientId from = Messages.newPatient();
        PatientId to = Messages.newPatient();
        save(ONE, Messages.patient(from, ONE), Messages.visit(from, "moved", "urn:hamrong:journal:11#OLD"));
        save(ONE, Messages.patient(to, ONE), Messages.visit(from, "stays", "urn:hamrong:journal:12#KEPT"));

        new TransactionTemplate(transactions).executeWithoutResult(status -> record.moveSubject(ONE, from, "OLD", to));

        Encounter moved = (Encounter) only("Encounter", "urn:test:visit", "moved", ONE);
        Observation result = (Observation) only("Observation", "urn:test:result", "moved-718-7", ONE);
        Encounter stays = (Encounter) only("Encounter", "urn:test:visit", "stays", ONE);
        assertThat(moved.getSubject().getReference()).isEqualTo("Patient/" + to.value());
        assertThat(result.getSubject().getReference()).isEqualTo("Patient/" + to.value());
        assertThat(moved.getMeta().getSource()).isEqualTo("urn:hamrong:journal:11:OLD");
        assertThat(stays.getSubject().getReference()).isEqualTo("Patient/" + from.value());
    }

    @Test
    void leavesNothingBehindWhenTheUnitRollsBack() {
        PatientId lan = Messages.newPatient();

        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            record.save(
                    ONE, List.of(Messages.patient(lan, ONE), Messages.visit(lan, "gone", "urn:hamrong:journal:13#A")));
            status.setRollbackOnly();
        });

        assertThat(search("Encounter", "urn:test:visit", "gone", ONE)).isEmpty();
        assertThat(db.sql("select count(*) from hfj_res_search_url where res_search_url like '%gone%'")
                        .query(Integer.class)
                        .single())
                .isZero();
        save(ONE, Messages.patient(lan, ONE), Messages.visit(lan, "gone", "urn:hamrong:journal:13#A"));
        assertThat(search("Patient", "", lan.value(), ONE)).isEmpty();
        assertThat(((Patient) types.getResourceDao("Patient")
                                .read(new IdType("Patient", lan.value()), callers.hubFor(ONE)))
                        .getNameFirstRep()
                        .getFamily())
                .isEqualTo("Lê");
    }

    private void save(FacilityCode facility, Bundle... bundles) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> record.save(facility, List.of(bundles)));
    }

    private Resource only(String type, String system, String value, FacilityCode facility) {
        List<Resource> found = search(type, system, value, facility);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private List<Resource> search(String type, String system, String value, FacilityCode facility) {
        SearchParameterMap map = SearchParameterMap.newSynchronous("identifier", new TokenParam(system, value));
        return types.getResourceDao(type).search(map, callers.hubFor(facility)).getAllResources().stream()
                .map(Resource.class::cast)
                .toList();
    }

    private int partition(String id) {
        return db.sql("select partition_id from hfj_resource where fhir_id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }
}
