package vn.hamrong.exchange.hospitals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.hamrong.exchange.InsurerAccess;

class InsurerAccessTest {
    private static final String MD5 = "0123456789ABCDEF0123456789ABCDEF";
    private static final String HASH = PasswordHash.of(MD5, new byte[16], 100_000);
    private static final KeyFiles KEYS =
            name -> Optional.of("38901.portal").filter(name::equals).map(known -> MD5 + "\n");

    @Test
    void readsAllOfIt() {
        HospitalFile file = read("""
                  username: 38901_BV
                  passwordHash: %s
                  addresses: [10.38.1.0/24]
                  faultyFiles: refuse
                  folder: true
                  relay: {username: 38901_BV, passwordFile: 38901.portal}
                """.formatted(HASH));

        assertThat(file)
                .isInstanceOfSatisfying(
                        HospitalFile.Good.class,
                        good -> assertThat(good.hospital().insurer())
                                .isEqualTo(new InsurerAccess(
                                        Optional.of(
                                                new InsurerAccess.Account("38901_BV", HASH, List.of("10.38.1.0/24"))),
                                        true,
                                        true,
                                        Optional.of(new InsurerAccess.Relay("38901_BV", MD5)))));
    }

    @Test
    void secretsAreNotInWhatIsPrinted() {
        assertThat(new InsurerAccess.Relay("38901_BV", MD5).toString()).doesNotContain(MD5);
        assertThat(new InsurerAccess.Account("38901_BV", HASH, List.of()).toString())
                .doesNotContain("pbkdf2");
    }

    @Test
    void namesEachFaultByItsLine() {
        HospitalFile file = read("""
                  username: "a b"
                  passwordHash: hunter2
                  addresses: [here]
                  faultyFiles: perhaps
                  folder: yes please
                  relay: {username: 38901_BV, passwordFile: nowhere}
                """);

        assertThat(file)
                .isInstanceOfSatisfying(
                        HospitalFile.Bad.class,
                        bad -> assertThat(bad.faults()).extracting(Fault::line).containsExactly(5, 6, 7, 8, 9, 10));
        assertThat(file.toString()).doesNotContain("hunter2");
    }

    @Test
    void aNameNeedsAPassword() {
        assertThat(read("  username: 38901_BV\n")).isInstanceOf(HospitalFile.Bad.class);
    }

    @Test
    void oneLoginBelongsToOneHospital() {
        HospitalFiles files = HospitalFiles.of(
                Map.of("38901.yaml", text("38901", 1), "38902.yaml", text("38902", 2)), KeyFiles.none());

        assertThat(files)
                .isInstanceOfSatisfying(
                        HospitalFiles.Bad.class,
                        bad -> assertThat(bad.faults())
                                .singleElement()
                                .satisfies(fault -> assertThat(fault.english()).contains("38901.yaml")));
    }

    @Test
    void aHashIsTakenOnlyWhenItIsSlowEnoughAndMatchesItsPasswordOnly() {
        assertThat(PasswordHash.isOne(HASH)).isTrue();
        assertThat(PasswordHash.isOne(PasswordHash.of(MD5, new byte[16], 10_000)))
                .isFalse();
        assertThat(PasswordHash.isOne(MD5)).isFalse();
        assertThat(PasswordHash.matches(MD5, HASH)).isTrue();
        assertThat(PasswordHash.matches("0" + MD5.substring(1) + "x", HASH)).isFalse();
        assertThat(PasswordHash.matches(MD5, "no hash")).isFalse();
    }

    private static HospitalFile read(String insurer) {
        return HospitalFile.of(
                "38901.yaml", "code: \"38901\"\nname: Giả định\npartition: 1\ninsurer:\n" + insurer, KEYS);
    }

    private static String text(String code, int partition) {
        return "code: \"%s\"\nname: Giả định\npartition: %d\ninsurer: {username: same_BV, passwordHash: %s}\n"
                .formatted(code, partition, HASH);
    }
}
