package vn.hamrong.exchange.patients;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import vn.hamrong.exchange.SourceRecord;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.audit.WhoLooked;

/** A hospital's own patients, with every id they ever stood under: also by records that other hospitals have. */
public final class OwnPatients implements WhoLooked.OwnRecords {
    private final KnownNumbers numbers;
    private final Links links;
    private final Function<SourceRecord, Traits> traits;

    /** Reads with {@code traits} what a record says. */
    public OwnPatients(KnownNumbers numbers, Links links, Function<SourceRecord, Traits> traits) {
        this.numbers = numbers;
        this.links = links;
        this.traits = traits;
    }

    @Override
    public List<WhoLooked.Known> find(FacilityCode hospital, String number) {
        Map<PatientId, WhoLooked.Known> found = new LinkedHashMap<>();
        for (SourceRecord record : numbers.of(hospital, number)) {
            RecordKey key = RecordKey.of(record);
            Standing standing = links.look(new Links.Seed(Set.of(record.patient()), Set.of(key)));
            PatientId person = standing.patient(key).orElse(record.patient());
            found.computeIfAbsent(person, id -> known(record, standing, id));
        }
        return new ArrayList<>(found.values());
    }

    private WhoLooked.Known known(SourceRecord record, Standing standing, PatientId person) {
        Traits said = traits.apply(record);
        return new WhoLooked.Known(said.name(), said.birthDate(), Stays.of(standing, person));
    }
}
