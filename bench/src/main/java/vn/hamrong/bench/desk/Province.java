package vn.hamrong.bench.desk;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import vn.hamrong.exchange.Dialect;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.Hospitals;
import vn.hamrong.shared.FacilityCode;

/** Twenty invented hospitals, {@code 38000} to {@code 38019}, and how their messages and patients are numbered. */
final class Province implements Hospitals {
    static final int HOSPITALS = 20;

    /** Visits of ten messages each: the rest follows from a message's number. */
    static final int MESSAGES_A_PATIENT = 10;

    private static final List<Hospital> ALL =
            IntStream.range(0, HOSPITALS).mapToObj(Province::hospital).toList();

    private static Hospital hospital(int i) {
        return new Hospital(code(i), "Bệnh viện thử " + i, i + 1, List.of(), List.of(), Dialect.PLAIN);
    }

    static FacilityCode code(long hospital) {
        return new FacilityCode("38" + String.format("%03d", hospital));
    }

    @Override
    public Optional<Hospital> find(FacilityCode code) {
        return ALL.stream().filter(one -> one.code().equals(code)).findFirst();
    }

    @Override
    public List<Hospital> all() {
        return ALL;
    }
}
