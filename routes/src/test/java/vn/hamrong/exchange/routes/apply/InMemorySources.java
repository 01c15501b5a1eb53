package vn.hamrong.exchange.routes.apply;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.hamrong.exchange.SourceRecord;
import vn.hamrong.exchange.SourceRecords;
import vn.hamrong.shared.CitizenId;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;

/** Source records of one thread's test. */
public final class InMemorySources implements SourceRecords {
    final Map<String, SourceRecord> records = new LinkedHashMap<>();
    final Map<String, String> merged = new HashMap<>();
    final List<String> reviews = new ArrayList<>();

    @Override
    public Optional<SourceRecord> find(FacilityCode hospital, String mrn) {
        String key = hospital + "|" + mrn;
        return Optional.ofNullable(records.get(merged.getOrDefault(key, key)));
    }

    @Override
    public Map<String, SourceRecord> findAll(FacilityCode hospital, Set<String> mrns) {
        Map<String, SourceRecord> found = new HashMap<>();
        mrns.forEach(mrn -> find(hospital, mrn).ifPresent(record -> found.put(mrn, record)));
        return found;
    }

    @Override
    public PatientId standing(PatientId patient) {
        return patient;
    }

    @Override
    public List<SourceRecord> of(PatientId patient) {
        return records.entrySet().stream()
                .filter(entry -> !merged.containsKey(entry.getKey()))
                .map(Map.Entry::getValue)
                .filter(record -> record.patient().equals(patient))
                .toList();
    }

    @Override
    public List<SourceRecord> with(CitizenId citizen) {
        return records.values().stream()
                .filter(record -> record.citizen().equals(Optional.of(citizen)))
                .toList();
    }

    @Override
    public void add(SourceRecord record) {
        save(record);
    }

    @Override
    public void save(SourceRecord record) {
        records.put(record.hospital() + "|" + record.mrn(), record);
    }

    @Override
    public void addBeside(SourceRecord with, SourceRecord record) {
        save(record);
    }

    @Override
    public Optional<SourceRecord> own(FacilityCode hospital, String mrn) {
        return Optional.ofNullable(records.get(hospital + "|" + mrn));
    }

    @Override
    public void review(SourceRecord one, SourceRecord other, String why, Instant at) {
        reviews.add(one.hospital() + " and " + other.hospital() + ": " + why);
    }
}
