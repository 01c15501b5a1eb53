package vn.hamrong.exchange.store;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.exchange.patients.Link;
import vn.hamrong.exchange.patients.Links;
import vn.hamrong.exchange.patients.RecordKey;
import vn.hamrong.exchange.patients.Standing;
import vn.hamrong.exchange.patients.Standing.Filed;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.store.Columns;

/** Gathers all that is linked with a seed: the records of its patients, their links, the records these name, and so on. */
final class LinkedRecords {
    private static final int LINKS_MOST = 2_000;

    private final JdbcClient db;
    private final Map<Long, Filed> records = new TreeMap<>();
    private final Map<Long, Link.Made> links = new TreeMap<>();
    private final Set<PatientId> patients = new HashSet<>();
    private final Set<RecordKey> numbers = new HashSet<>();

    private LinkedRecords(JdbcClient db) {
        this.db = db;
    }

    static Standing of(JdbcClient db, Links.Seed seed) {
        LinkedRecords gathered = new LinkedRecords(db);
        gathered.from(seed.patients(), seed.numbers());
        return new Standing(List.copyOf(gathered.records.values()), List.copyOf(gathered.links.values()));
    }

    private void from(Set<PatientId> somePatients, Set<RecordKey> someNumbers) {
        Set<PatientId> newPatients = new HashSet<>(somePatients);
        Set<RecordKey> newNumbers = new HashSet<>(someNumbers);
        while (!newPatients.isEmpty() || !newNumbers.isEmpty()) {
            patients.addAll(newPatients);
            numbers.addAll(newNumbers);
            byPatient(newPatients);
            byNumber(newNumbers);
            if (records.size() > Links.RECORDS_MOST) {
                throw new IllegalArgumentException("more than " + Links.RECORDS_MOST + " records are linked");
            }
            newPatients = found(patients, this::patientsOf);
            newNumbers = found(numbers, this::numbersOf);
        }
    }

    private static <T> Set<T> found(Set<T> known, Supplier<Set<T>> all) {
        Set<T> found = new HashSet<>(all.get());
        found.removeAll(known);
        return found;
    }

    private Set<PatientId> patientsOf() {
        return new Standing(List.copyOf(records.values()), List.copyOf(links.values())).patients();
    }

    private Set<RecordKey> numbersOf() {
        Set<RecordKey> all = records.values().stream()
                .map(each -> RecordKey.of(each.record()))
                .collect(Collectors.toSet());
        for (Link.Made made : links.values()) {
            if (made.link() instanceof Link.Numbers number) {
                all.add(new RecordKey(number.hospital(), number.prior()));
                all.add(new RecordKey(number.hospital(), number.surviving()));
            } else if (made.link() instanceof Link.Split split) {
                all.add(split.record());
            }
        }
        return all;
    }

    private void byPatient(Collection<PatientId> some) {
        Map<String, Object> values =
                Map.of("some", Columns.texts(some.stream().map(PatientId::value).toList()));
        keepRecords("patient = any(:some)", values);
        keepRecords("home = any(:some)", values);
        keepLinks("prior_patient = any(:some)", values);
        keepLinks("surviving_patient = any(:some)", values);
    }

    private void byNumber(Collection<RecordKey> some) {
        Map<FacilityCode, List<RecordKey>> byHospital =
                some.stream().collect(Collectors.groupingBy(RecordKey::hospital));
        byHospital.forEach((hospital, keys) -> {
            Map<String, Object> values = Map.of(
                    "hospital",
                    hospital.value(),
                    "some",
                    Columns.texts(keys.stream().map(RecordKey::mrn).toList()));
            keepRecords("hospital = :hospital and mrn = any(:some)", values);
            keepLinks("hospital = :hospital and prior_mrn = any(:some)", values);
            keepLinks("hospital = :hospital and surviving_mrn = any(:some)", values);
        });
    }

    /** One more than may be: too many show themselves. */
    private void keepRecords(String which, Map<String, Object> values) {
        db.sql("select * from hub.source_record where " + which + " order by id limit " + (Links.RECORDS_MOST + 1))
                .params(values)
                .query((row, index) ->
                        new Filed(row.getLong("id"), SourceRows.record(row), new PatientId(row.getString("home"))))
                .list()
                .forEach(each -> records.put(each.row(), each));
    }

    private void keepLinks(String which, Map<String, Object> values) {
        List<Link.Made> found = db.sql(
                        "select * from hub.identity_link where " + which + " order by id limit " + (LINKS_MOST + 1))
                .params(values)
                .query((row, index) -> LinkRows.made(row))
                .list();
        if (found.size() > LINKS_MOST) {
            throw new IllegalArgumentException("more than " + LINKS_MOST + " links of one person");
        }
        found.forEach(made -> links.put(made.id(), made));
    }
}
