package vn.hamrong.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.hamrong.exchange.InsurerAccess;
import vn.hamrong.exchange.hospitals.HospitalFiles;
import vn.hamrong.exchange.hospitals.KeyFiles;
import vn.hamrong.exchange.hospitals.PasswordHash;

class PortalPasswordCommandTest {
    private static final String HASH = PasswordHash.of("md5", new byte[16], 100_000);
    private static final String OTHER = PasswordHash.of("other", new byte[16], 100_000);
    private static final String FILE = "code: \"38901\"\nname: Giả định\npartition: 1\n";

    /** The hash that the hub reads in the file afterwards. */
    private static Optional<String> hash(String yaml) {
        return HospitalFiles.of(Map.of("38901.yaml", yaml), KeyFiles.none()) instanceof HospitalFiles.Good good
                ? good.hospitals().get(0).insurer().account().map(InsurerAccess.Account::passwordHash)
                : Optional.empty();
    }

    @Test
    void addsTheAccountWhereThereIsNone() {
        assertThat(PortalPasswordCommand.with(FILE, "38901_BV", HASH).flatMap(PortalPasswordCommandTest::hash))
                .hasValue(HASH);
        assertThat(PortalPasswordCommand.with(FILE + "insurer: {}   # none\n\nclients: []\n", "38901_BV", HASH)
                        .flatMap(PortalPasswordCommandTest::hash))
                .hasValue(HASH);
    }

    @Test
    void changesTheHashOfAnAccountAndNothingElse() {
        String before = FILE + "insurer:\n  username: his\n  passwordHash: " + OTHER + "\n  faultyFiles: refuse\n";

        assertThat(PortalPasswordCommand.with(before, "38901_BV", HASH)).hasValue(before.replace(OTHER, HASH));
    }

    @Test
    void leavesAFileAloneThatItDoesNotUnderstand() {
        assertThat(PortalPasswordCommand.with(FILE + "insurer: {username: his}\n", "38901_BV", HASH))
                .isEmpty();
    }
}
