package vn.hamrong.simulators.bhyt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.hamrong.exchange.bhyt.Dossier;
import vn.hamrong.exchange.bhyt.DossierChecks;
import vn.hamrong.exchange.bhyt.DossierFault;
import vn.hamrong.exchange.bhyt.DossierFile;
import vn.hamrong.exchange.bhyt.DossierReader;
import vn.hamrong.exchange.bhyt.DossierReading;
import vn.hamrong.exchange.bhyt.DossierWriter;
import vn.hamrong.exchange.bhyt.Table;
import vn.hamrong.exchange.bhyt.fhir.DossierToFhir;
import vn.hamrong.exchange.fhir.Conversion;
import vn.hamrong.shared.FacilityCode;

class DossiersTest {
    private static final FacilityCode HOSPITAL = new FacilityCode("38901");
    private static final int MANY = 400;

    /** Fields of XML15 that the portal asks for, but which only somebody with HIV can have. */
    private static final Set<String> OF_HIV_ONLY = Set.of("BDDT_ARV", "NGAY_BAT_DAU_DT_CTX");

    @Test
    void noDossierHasAFaultAndEveryOneReadsBackAsItWas() {
        Dossiers dossiers = new Dossiers(HOSPITAL, 1);
        for (DossierFile file : all(dossiers)) {
            assertThat(DossierChecks.of(file))
                    .filteredOn(fault -> !OF_HIV_ONLY.contains(fault.field()))
                    .extracting(DossierFault::place, DossierFault::english)
                    .isEmpty();
            assertThat(DossierReader.read(DossierWriter.write(file))).isEqualTo(new DossierReading.Read(file));
        }
    }

    @Test
    void everyTableOfTheDecreeComes() {
        Set<Table> seen = EnumSet.noneOf(Table.class);
        for (DossierFile file : all(new Dossiers(HOSPITAL, 2)).subList(0, 11)) {
            file.dossiers().forEach(dossier -> dossier.tables().forEach(table -> seen.add(table.table())));
        }

        assertThat(seen).isEqualTo(EnumSet.allOf(Table.class));
    }

    @Test
    void everyVisitBecomesARecordWithNothingLeftOut() {
        for (DossierFile file : all(new Dossiers(HOSPITAL, 3)).subList(0, 60)) {
            for (Conversion conversion : DossierToFhir.convert(file, HOSPITAL)) {
                assertThat(conversion)
                        .isInstanceOfSatisfying(
                                Conversion.Converted.class,
                                done -> assertThat(done.receipt().unmapped()).isEmpty());
            }
        }
    }

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherSeedOthers() {
        byte[] one = DossierWriter.write(new Dossiers(HOSPITAL, 7).next());

        assertThat(DossierWriter.write(new Dossiers(HOSPITAL, 7).next())).isEqualTo(one);
        assertThat(DossierWriter.write(new Dossiers(HOSPITAL, 8).next())).isNotEqualTo(one);
    }

    @Test
    void visitsAreAllDifferentAndSomePeopleComeAgain() {
        Map<String, Integer> patients = new HashMap<>();
        Set<String> visits = new HashSet<>();
        int several = 0;
        Dossiers dossiers = new Dossiers(HOSPITAL, 4);
        for (int i = 0; i < MANY; i++) {
            DossierFile file = dossiers.next();
            several += file.dossiers().size() > 1 ? 1 : 0;
            for (Dossier dossier : file.dossiers()) {
                assertThat(visits.add(dossier.visit())).isTrue();
                patients.merge(dossier.patient(), 1, Integer::sum);
            }
        }

        assertThat(several).isPositive();
        assertThat(patients.values()).anySatisfy(times -> assertThat(times).isGreaterThan(2));
    }

    @Test
    void whoArrivedHasTheDossierThatComesNext() {
        Dossiers dossiers = new Dossiers(HOSPITAL, 5);
        DossierFile arrivals = dossiers.arrivals(20);
        List<String> visits = arrivals.visits().stream().map(Dossier::visit).toList();

        List<String> ended = Stream.generate(dossiers::next)
                .limit(20)
                .flatMap(file -> file.dossiers().stream())
                .map(Dossier::visit)
                .toList();

        assertThat(visits).hasSize(20);
        assertThat(ended).startsWith(visits.toArray(String[]::new));
    }

    private static List<DossierFile> all(Dossiers dossiers) {
        return Stream.concat(
                        Stream.of(dossiers.arrivals(3), dossiers.assessment()),
                        Stream.generate(dossiers::next).limit(MANY))
                .toList();
    }
}
