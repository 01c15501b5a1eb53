package vn.hamrong.app.story;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import vn.hamrong.exchange.fhir.ClinicalRecord;
import vn.hamrong.exchange.patient.SourceWords;
import vn.hamrong.exchange.patients.Joining;
import vn.hamrong.exchange.patients.Link;
import vn.hamrong.exchange.patients.Links;
import vn.hamrong.exchange.patients.PatientDesk;
import vn.hamrong.exchange.patients.RecordKey;
import vn.hamrong.exchange.routes.apply.PatientIndex;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.UnitOfWork;

/** Patients and results of some hospitals, all of whose numbers start with one mark, so that two worlds can be compared. */
final class PatientWorld {
    private static final String SYSTEM = "urn:story:result";

    private final RunningHub hub;
    private final String mark;
    private int results;

    PatientWorld(RunningHub hub) {
        this.hub = hub;
        this.mark = "W" + UUID.randomUUID().toString().substring(0, 8) + "-";
    }

    RecordKey key(String hospital, String mrn) {
        return new RecordKey(new FacilityCode(hospital), mark + mrn);
    }

    /** A message about the patient: who it is, and a result. As the apply side writes it. */
    PatientId arrive(RecordKey key, Patient words, String address) {
        words.getIdentifier().clear();
        words.addIdentifier().setSystem("urn:story:mrn").setValue(key.mrn());
        return said(key, words, address);
    }

    /** As {@link #arrive}, with the citizen number as well. */
    PatientId arrive(RecordKey key, Patient words, String citizen, String address) {
        words.getIdentifier().clear();
        words.addIdentifier().setSystem("urn:story:mrn").setValue(key.mrn());
        words.addIdentifier().setSystem(SourceWords.NATIONAL_ID).setValue(citizen);
        return said(key, words, address);
    }

    private PatientId said(RecordKey key, Patient words, String address) {
        words.getAddress().clear();
        words.addAddress().setText(address);
        ClinicalRecord record = hub.bean(ClinicalRecord.class);
        return hub.bean(UnitOfWork.class).inOne(() -> {
            PatientIndex.Located located = hub.bean(PatientIndex.class)
                    .locate(new PatientIndex.Saying(
                            key.hospital(), key.mrn(), words, true, new JournalNumber(1), Instant.now()));
            located.changed()
                    .ifPresent(patient ->
                            record.save(key.hospital(), List.of(put(patient, "Patient/" + located.patient()))));
            result(key, located.patient(), "urn:hamrong:journal:1#" + encoded(key.mrn()));
            return located.patient();
        });
    }

    /** A result that came over FHIR: under the patient's id, without a number. */
    /** As the hospital's own A40; the link it made. */
    long merged(RecordKey prior, RecordKey surviving) {
        Link.Numbers link = new Link.Numbers(prior.hospital(), prior.mrn(), surviving.mrn());
        Link.Mark mark = new Link.Mark("HIS", Instant.now(), "A40");
        hub.bean(UnitOfWork.class).inOne(() -> hub.bean(Joining.class).numbers(link, new JournalNumber(1), mark));
        return hub.bean(PatientDesk.class)
                .numbers(new Links.Numbered(Optional.of(prior.hospital()), prior.mrn()), 1)
                .get(0)
                .id();
    }

    void fhirResult(RecordKey key, PatientId patient) {
        hub.bean(UnitOfWork.class).inOne(() -> result(key, patient, "urn:hamrong:client:story"));
    }

    private void result(RecordKey key, PatientId patient, String source) {
        hub.bean(ClinicalRecord.class).save(key.hospital(), List.of(observation(patient, source)));
    }

    private Bundle observation(PatientId patient, String source) {
        String id = mark + "R" + ++results;
        Observation result = new Observation();
        result.setStatus(Observation.ObservationStatus.FINAL).getCode().setText("Đường máu");
        result.addIdentifier().setSystem(SYSTEM).setValue(id);
        result.setSubject(new Reference("Patient/" + patient));
        result.getMeta().setSource(source);
        return put(result, "Observation?identifier=" + SYSTEM + "|" + id);
    }

    /** So many results more, half of them with the number they came under, half without. */
    void many(RecordKey key, PatientId patient, int count) {
        for (int written = 0; written < count; written += 100) {
            int some = Math.min(100, count - written);
            String source =
                    written % 200 == 0 ? "urn:hamrong:journal:1#" + encoded(key.mrn()) : "urn:hamrong:client:story";
            List<Bundle> bundles = new ArrayList<>();
            for (int i = 0; i < some; i++) {
                bundles.add(observation(patient, source));
            }
            hub.bean(UnitOfWork.class)
                    .inOne(() -> hub.bean(ClinicalRecord.class).save(key.hospital(), bundles));
        }
    }

    int resultsOf(PatientId patient) {
        return resultsByPatient().getOrDefault(patient.value(), Set.of()).size();
    }

    private static Bundle put(Resource resource, String url) {
        Bundle bundle = new Bundle();
        bundle.setType(Bundle.BundleType.TRANSACTION);
        bundle.addEntry()
                .setFullUrl(url.startsWith("Patient/") ? url : "urn:uuid:" + UUID.randomUUID())
                .setResource(resource)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.PUT)
                .setUrl(url);
        return bundle;
    }

    static Patient person(String name, String born) {
        Patient patient = new Patient();
        patient.addName().setText(name);
        patient.setBirthDateElement(new DateType(born));
        return patient;
    }

    int results() {
        return results;
    }

    /** The results of this world that hang on some patient. */
    int stored() {
        return resultsByPatient().values().stream().mapToInt(Set::size).sum();
    }

    /** Every patient that has anything: its records, its numbers as FHIR gives them, whether it is active, its results. */
    Set<String> patients() {
        Map<String, Set<String>> all = new TreeMap<>();
        hub.database().sql("""
                        select s.patient, s.hospital, s.mrn, s.demographics from hub.source_record s
                        where s.mrn like :mark
                        """).param("mark", mark + "%").query(row -> {
            all.computeIfAbsent(row.getString(1), patient -> new TreeSet<>())
                    .add("record " + row.getString(2) + " " + row.getString(3) + " " + row.getString(4));
        });
        resultsByPatient()
                .forEach((patient, ids) ->
                        all.computeIfAbsent(patient, p -> new TreeSet<>()).addAll(ids));
        numbersByPatient(all.keySet())
                .forEach((patient, numbers) ->
                        all.computeIfAbsent(patient, p -> new TreeSet<>()).addAll(numbers));
        Set<String> told = new TreeSet<>();
        all.values().forEach(one -> told.add(String.join("\n", one).replace(mark, "")));
        return told;
    }

    private Map<String, Set<String>> resultsByPatient() {
        Map<String, Set<String>> found = new HashMap<>();
        hub.database().sql("""
                        select p.fhir_id, t.sp_value, r.partition_id from hfj_spidx_token t
                        join hfj_resource r on r.res_id = t.res_id
                        join hfj_res_link l on l.src_resource_id = t.res_id
                        join hfj_resource p on p.res_id = l.target_resource_id and p.res_type = 'Patient'
                        where t.sp_name = 'identifier' and t.res_type = 'Observation' and t.sp_value like :mark
                        """).param("mark", mark + "R%").query(row -> {
            found.computeIfAbsent(row.getString(1), patient -> new TreeSet<>())
                    .add("result " + row.getString(2) + " of " + row.getInt(3));
        });
        return found;
    }

    private Map<String, Set<String>> numbersByPatient(Set<String> patients) {
        Map<String, Set<String>> found = new HashMap<>();
        for (String patient : patients) {
            hub.database()
                    .sql("""
                            select t.sp_value from hfj_resource p join hfj_spidx_token t on t.res_id = p.res_id
                            where p.fhir_id = :patient and p.res_type = 'Patient' and t.sp_name = 'identifier'
                            and t.sp_value like :mark
                            """)
                    .param("patient", patient)
                    .param("mark", mark + "%")
                    .query(row -> {
                        found.computeIfAbsent(patient, p -> new TreeSet<>()).add("number " + row.getString(1));
                    });
        }
        return found;
    }

    List<PatientId> ids() {
        return new ArrayList<>(hub.database()
                .sql("select distinct home from hub.source_record where mrn like :mark order by home")
                .param("mark", mark + "%")
                .query((row, index) -> new PatientId(row.getString(1)))
                .list());
    }

    private static String encoded(String mrn) {
        return URLEncoder.encode(mrn, StandardCharsets.UTF_8);
    }
}
