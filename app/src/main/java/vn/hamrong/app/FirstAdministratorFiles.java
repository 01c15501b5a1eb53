package vn.hamrong.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hamrong.shared.Facilities;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PersonId;
import vn.hamrong.shared.people.FirstAdministrators;

/**
 * One file for each facility that nobody can administer yet, with the link by which its first administrator sets a password.
 * Only the owner of the hub's process may read it. Written anew at every start, taken away once used or too old.
 */
final class FirstAdministratorFiles {
    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministratorFiles.class);
    private static final String ENDING = ".txt";
    private static final String AGAIN = ".again";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm").withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

    private final Path folder;
    private final FirstAdministrators administrators;
    private final Facilities facilities;
    private final Site site;
    private final List<Written> written = new ArrayList<>();

    FirstAdministratorFiles(Path folder, FirstAdministrators administrators, Facilities facilities, Site site) {
        this.folder = folder;
        this.administrators = administrators;
        this.facilities = facilities;
        this.site = site;
    }

    record Site(URI url, Clock clock) {}

    private record Written(PersonId person, Path file, Instant until) {}

    /** Once, before the ports open. */
    synchronized void write() {
        removeOld();
        Stream.concat(Stream.of(FacilityCode.DEPARTMENT), facilities.hospitals().stream())
                .forEach(facility -> invited(facility).ifPresent(invited -> write(facility, invited)));
    }

    /** Where the machine's owner has laid a file {@code <facility>.again}, one more, since nobody there comes in any more. */
    private Optional<FirstAdministrators.Invited> invited(FacilityCode facility) {
        Path wish = folder.resolve(facility + AGAIN);
        if (!Files.exists(wish)) {
            return administrators.invite(facility);
        }
        delete(wish);
        return Optional.of(administrators.inviteAnother(facility));
    }

    /** Every minute: a code that is used up or too old need not lie about. */
    synchronized void sweep() {
        List<Written> over = written.stream()
                .filter(one -> administrators.hasCome(one.person())
                        || !one.until().isAfter(site.clock().instant()))
                .toList();
        over.forEach(one -> delete(one.file()));
        written.removeAll(over);
    }

    private void write(FacilityCode facility, FirstAdministrators.Invited invited) {
        OwnerOnlyFile file = new OwnerOnlyFile(folder.resolve(facility + ENDING));
        file.write("""
                %s
                Người quản trị đầu tiên: mở liên kết này, dùng được một lần, đến %s. Tên đăng nhập: %s
                First administrator: open this link, good once, until then. Login name: %3$s
                %s/welcome#%s
                """.formatted(
                        facilities.name(facility),
                        TIME.format(invited.until()),
                        invited.member().login(),
                        site.url(),
                        invited.code().text()));
        written.add(new Written(invited.member().id(), file.file(), invited.until()));
        LOG.warn("a link for an administrator of {} is in {}", facility, file.file());
    }

    private void removeOld() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(ENDING)).forEach(FirstAdministratorFiles::delete);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + folder, unreadable);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException kept) {
            throw new UncheckedIOException("cannot delete " + file, kept);
        }
    }
}
