package vn.hamrong.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerOnlyFileTest {
    @TempDir
    private Path folder;

    @Test
    void isMadeForItsOwnerAloneAndReadBack() throws IOException {
        OwnerOnlyFile file = new OwnerOnlyFile(folder.resolve("new/secret"));
        file.write("bí mật");

        assertThat(file.read()).isEqualTo("bí mật");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.file())))
                .isEqualTo("rw-------");
    }

    @Test
    void replacesAFileThatOthersCouldRead() throws IOException {
        OwnerOnlyFile file = new OwnerOnlyFile(folder.resolve("secret"));
        Files.writeString(file.file(), "old");
        Files.setPosixFilePermissions(file.file(), PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(file::read).isInstanceOf(RefusedToStart.class).hasMessageContaining("600");
        file.write("new");
        assertThat(file.read()).isEqualTo("new");
    }

    @Test
    void aKeyIsMadeOnceAndStays() {
        OwnerOnlyFile file = new OwnerOnlyFile(folder.resolve("people-key"));
        byte[] key = file.readOrCreateKey();

        assertThat(key).hasSize(32);
        assertThat(file.readOrCreateKey()).isEqualTo(key);
        assertThat(new OwnerOnlyFile(folder.resolve("other")).readOrCreateKey()).isNotEqualTo(key);
    }
}
