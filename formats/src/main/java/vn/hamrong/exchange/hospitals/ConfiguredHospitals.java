package vn.hamrong.exchange.hospitals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.Hospitals;
import vn.hamrong.shared.FacilityCode;

/** The hospitals of the files, fixed until the next start. */
public final class ConfiguredHospitals implements Hospitals {
    private final Map<FacilityCode, Hospital> byCode = new TreeMap<>();

    public ConfiguredHospitals(List<Hospital> hospitals) {
        hospitals.forEach(hospital -> byCode.put(hospital.code(), hospital));
    }

    @Override
    public Optional<Hospital> find(FacilityCode code) {
        return Optional.ofNullable(byCode.get(code));
    }

    @Override
    public List<Hospital> all() {
        return List.copyOf(byCode.values());
    }
}
