package vn.hamrong.exchange.hospitals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import vn.hamrong.exchange.Hospital;

/** All files of {@code config/hospitals} together: the hospitals, or everything that is wrong with them. */
public sealed interface HospitalFiles {

    /** By code. */
    record Good(List<Hospital> hospitals) implements HospitalFiles {
        public Good {
            hospitals = List.copyOf(hospitals);
        }
    }

    /** By file, then line. */
    record Bad(List<Fault> faults) implements HospitalFiles {
        public Bad {
            faults = List.copyOf(faults);
        }
    }

    /** Reads the files, given as name → text. No file at all is no fault: a hub may start without hospitals. */
    static HospitalFiles of(Map<String, String> texts, KeyFiles keys) {
        List<Fault> faults = new ArrayList<>();
        List<HospitalFile.Good> good = new ArrayList<>();
        SortedMap<String, String> sorted = new TreeMap<>(texts);
        sorted.forEach((file, text) -> {
            HospitalFile read = HospitalFile.of(file, text, keys);
            if (read instanceof HospitalFile.Good one) {
                good.add(one);
            } else if (read instanceof HospitalFile.Bad bad) {
                faults.addAll(bad.faults());
            }
        });
        faults.addAll(together(good));
        return faults.isEmpty() ? new Good(byCode(good)) : new Bad(faults);
    }

    private static List<Hospital> byCode(List<HospitalFile.Good> good) {
        return good.stream()
                .map(HospitalFile.Good::hospital)
                .sorted(Comparator.comparing(Hospital::code))
                .toList();
    }

    private static List<Fault> together(List<HospitalFile.Good> good) {
        List<Fault> faults = new ArrayList<>();
        faults.addAll(twice(good, "code", file -> file.hospital().code().value()));
        faults.addAll(twice(good, "partition", file -> file.hospital().partition()));
        faults.addAll(SharedPorts.faults(good));
        faults.addAll(SharedClients.faults(good));
        faults.addAll(SharedAccounts.faults(good));
        return faults;
    }

    private static List<Fault> twice(
            List<HospitalFile.Good> good, String key, Function<HospitalFile.Good, Object> value) {
        Map<Object, String> first = new HashMap<>();
        List<Fault> faults = new ArrayList<>();
        for (HospitalFile.Good file : good) {
            String other = first.putIfAbsent(value.apply(file), file.file());
            if (other != null) {
                faults.add(file.fault(
                        key, "'" + key + "' is already used in " + other, "'" + key + "' đã dùng trong " + other));
            }
        }
        return faults;
    }
}
