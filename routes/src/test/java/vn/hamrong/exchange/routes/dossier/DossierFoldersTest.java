package vn.hamrong.exchange.routes.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hamrong.exchange.Dialect;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.InsurerAccess;
import vn.hamrong.exchange.JournalUnavailable;
import vn.hamrong.exchange.Kept;
import vn.hamrong.exchange.NewMessage;
import vn.hamrong.exchange.hospitals.ConfiguredHospitals;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;

class DossierFoldersTest {
    private static final int FILE_MAX = 100_000;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T03:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path base;

    private final List<NewMessage> kept = new ArrayList<>();
    private boolean away;
    private Runnable whileKeeping = () -> {};

    private DossierFolders folders() {
        return folders(List.of(hospital("38901", true), hospital("38902", false)));
    }

    private DossierFolders folders(List<Hospital> hospitals) {
        return new DossierFolders(
                base,
                hospitals,
                new DossierIntake(
                        this::keep,
                        (number, lane) -> {},
                        new ReferralChecks(new ConfiguredHospitals(hospitals)),
                        CLOCK),
                FILE_MAX);
    }

    private CompletableFuture<Kept> keep(NewMessage message) {
        if (away) {
            return CompletableFuture.failedFuture(new JournalUnavailable("away"));
        }
        for (int i = 0; i < kept.size(); i++) {
            if (kept.get(i).envelope().controlId().equals(message.envelope().controlId())) {
                return CompletableFuture.completedFuture(new Kept.Repeated(new JournalNumber(i + 1)));
            }
        }
        kept.add(message);
        whileKeeping.run();
        return CompletableFuture.completedFuture(new Kept.Fresh(new JournalNumber(kept.size())));
    }

    private static Hospital hospital(String code, boolean folder) {
        return new Hospital(
                new FacilityCode(code),
                "Bệnh viện " + code,
                1,
                List.of(),
                List.of(),
                Dialect.PLAIN,
                List.of(),
                List.of(),
                new InsurerAccess(Optional.empty(), false, folder, Optional.empty()));
    }

    private Path drop(String name, byte[] content) throws IOException {
        Path in = Files.createDirectories(base.resolve("38901/in"));
        return Files.write(in.resolve(name), content);
    }

    private List<String> names(String folder) throws IOException {
        try (Stream<Path> files = Files.list(base.resolve("38901").resolve(folder))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private static void lookTwice(DossierFolders folders) throws InterruptedException {
        folders.look();
        folders.look();
    }

    @Test
    void aCompleteFileIsKeptThenMovedWithItsAnswer() throws Exception {
        drop("ho so 1.xml", SampleFiles.of("BN1"));

        lookTwice(folders());

        assertThat(kept).hasSize(1);
        assertThat(names("in")).isEmpty();
        assertThat(names("done")).containsExactly("ho so 1.1.xml", "ho so 1.1.xml.txt");
        assertThat(Files.readString(base.resolve("38901/done/ho so 1.1.xml.txt")))
                .contains("HR0000000001", "ĐÃ NHẬN", "XML1 #1")
                .doesNotContain("GIẢ ĐỊNH");
        assertThat(base.resolve("38902")).doesNotExist();
    }

    @Test
    void theFileThatWasChangedFirstIsKeptFirstAndSaysWhenThatWas() throws Exception {
        Instant night = Instant.parse("2026-11-21T22:00:00Z");
        for (int i = 0; i < 20; i++) {
            Path file = drop("f" + i + ".xml", SampleFiles.of("BN" + i));
            Files.setLastModifiedTime(file, FileTime.from(night.minusSeconds(i)));
        }

        lookTwice(folders());

        assertThat(kept)
                .extracting(message -> message.envelope().mrn())
                .containsExactlyElementsOf(
                        IntStream.range(0, 20).mapToObj(i -> "BN" + (19 - i)).toList());
        assertThat(kept.get(19).writtenAt()).hasValue(night);
    }

    @Test
    void D01_aFileThatIsStillWrittenIsLeftAlone() throws Exception {
        byte[] whole = SampleFiles.of("BN1");
        DossierFolders folders = folders();
        Path file = drop("a.xml", java.util.Arrays.copyOf(whole, 100));
        drop("b.xml.part", whole);
        drop(".c.xml", whole);
        folders.look();

        Files.write(file, whole);
        folders.look();

        assertThat(kept).isEmpty();
        folders.look();
        assertThat(kept).hasSize(1);
        assertThat(names("in")).containsExactly(".c.xml", "b.xml.part");
    }

    @Test
    void D01_emptyLargeAndOddlyNamedFilesAreRefusedUnread() throws Exception {
        drop("empty.xml", new byte[0]);
        drop("large.xml", new byte[FILE_MAX + 1]);
        drop("new\nline.xml", SampleFiles.of("BN1"));
        drop("\u202Elmx.exe.xml", SampleFiles.of("BN1"));
        drop("a.zip", SampleFiles.of("BN1"));

        lookTwice(folders());

        assertThat(kept).isEmpty();
        assertThat(names("in")).isEmpty();
        assertThat(names("refused")).hasSize(10).noneMatch(name -> name.contains("\n") || name.contains("\u202E"));
    }

    @Test
    void D01_linksAreNotFollowed() throws Exception {
        Path outside = Files.write(Files.createTempFile("outside", ".xml"), SampleFiles.of("BN1"));
        drop("good.xml", SampleFiles.of("BN2"));
        Files.createSymbolicLink(base.resolve("38901/in/link.xml"), outside);

        lookTwice(folders());

        assertThat(kept)
                .singleElement()
                .satisfies(message -> assertThat(message.envelope().mrn()).isEqualTo("BN2"));
        assertThat(names("in")).containsExactly("link.xml");
        assertThat(outside).exists();
    }

    @Test
    void D01_aFolderThatIsALinkIsNotUsed() throws Exception {
        Path elsewhere = Files.createDirectories(base.resolve("elsewhere"));
        Files.write(elsewhere.resolve("a.xml"), SampleFiles.of("BN1"));
        Files.createDirectories(base.resolve("38901"));
        Files.createSymbolicLink(base.resolve("38901/in"), elsewhere);

        lookTwice(folders());

        assertThat(kept).isEmpty();
        assertThat(elsewhere.resolve("a.xml")).exists();
    }

    @Test
    void D02_aFileOfAnotherHospitalIsRefusedWhateverFolderItLiesIn() throws Exception {
        drop("a.xml", SampleFiles.from("38902", "38902", "BN1"));

        lookTwice(folders());

        assertThat(kept)
                .singleElement()
                .satisfies(message -> assertThat(message.refusal()).isPresent());
        assertThat(names("refused")).containsExactly("a.1.xml", "a.1.xml.txt");
    }

    @Test
    void D03_afterAStopBetweenKeepingAndMovingNothingIsTwice() throws Exception {
        byte[] file = SampleFiles.of("BN1");
        drop("a.xml", file);
        lookTwice(folders());
        Files.write(base.resolve("38901/taking/a.xml"), file); // as if the second move had not happened

        lookTwice(folders());

        assertThat(kept).hasSize(1);
        assertThat(names("taking")).isEmpty();
        assertThat(names("done")).containsExactly("a.1.xml", "a.1.xml.txt");
    }

    @Test
    void D03_afterAStopBetweenTakingAndKeepingNothingIsLost() throws Exception {
        Files.createDirectories(base.resolve("38901/taking"));
        Files.write(base.resolve("38901/taking/a.xml"), SampleFiles.of("BN1"));
        drop("a.xml", SampleFiles.of("BN2"));

        lookTwice(folders());

        assertThat(kept).extracting(message -> message.envelope().mrn()).containsExactly("BN1", "BN2");
        assertThat(names("done")).containsExactly("a.1.xml", "a.1.xml.txt", "a.2.xml", "a.2.xml.txt");
    }

    @Test
    void D03_aFileReplacedWhileItsPredecessorIsKeptIsAnotherFile() throws Exception {
        byte[] first = SampleFiles.of("BN1");
        byte[] second = SampleFiles.of("BN2");
        DossierFolders folders = folders();
        drop("hoso.xml", first);
        whileKeeping = () -> replace("hoso.xml", second);
        lookTwice(folders);

        whileKeeping = () -> {};
        lookTwice(folders);

        assertThat(kept).extracting(NewMessage::content).containsExactly(first, second);
        assertThat(base.resolve("38901/done/hoso.1.xml")).hasBinaryContent(first);
        assertThat(base.resolve("38901/done/hoso.2.xml")).hasBinaryContent(second);
    }

    private void replace(String name, byte[] content) {
        try {
            Path draft = drop(name + ".tmp", content);
            Files.move(draft, draft.resolveSibling(name), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void D03_aFileWaitsWhileAnEarlierOneOfItsNameDoes() throws Exception {
        DossierFolders folders = folders();
        away = true;
        drop("a.xml", SampleFiles.of("BN1"));
        lookTwice(folders);
        drop("a.xml", SampleFiles.of("BN2"));
        lookTwice(folders);
        assertThat(names("in")).containsExactly("a.xml");

        away = false;
        folders.look();

        assertThat(kept).extracting(message -> message.envelope().mrn()).containsExactly("BN1", "BN2");
    }

    @Test
    void oneFilesTroubleHoldsUpNoOther() throws Exception {
        drop("a.xml", SampleFiles.of("BN1"));
        drop("b.xml", SampleFiles.of("BN2"));
        DossierFolders folders = folders();
        List<Path> inTheWay = List.of(base.resolve("38901/done/a.1.xml"), base.resolve("38901/done/a.2.xml"));
        for (Path path : inTheWay) {
            Files.createDirectories(path);
        }
        lookTwice(folders);
        folders.look();
        assertThat(names("done")).anyMatch(name -> name.matches("b\\.[12]\\.xml"));
        assertThat(names("taking")).containsExactly("a.xml");

        for (Path path : inTheWay) {
            Files.delete(path);
        }
        folders.look();

        assertThat(kept).hasSize(2);
        assertThat(names("taking")).isEmpty();
    }

    @Test
    void aNameThatLeavesNoRoomForTheAnswersIsShortened() throws Exception {
        String longest = "ễ".repeat(83);
        drop(longest + ".xml", SampleFiles.of("BN1"));
        drop(longest.substring(1) + ".XML", new byte[0]);

        lookTwice(folders());

        assertThat(kept).hasSize(1);
        assertThat(names("done")).containsExactly("ễ".repeat(60) + ".1.xml", "ễ".repeat(60) + ".1.xml.txt");
        assertThat(names("refused")).hasSize(2);
    }

    @Test
    void D03_theSameNameWithOtherContentIsAnotherFile() throws Exception {
        drop("a.xml", SampleFiles.of("BN1"));
        lookTwice(folders());
        drop("a.xml", SampleFiles.of("BN2"));

        lookTwice(folders());

        assertThat(kept).hasSize(2);
        assertThat(names("done")).contains("a.1.xml", "a.2.xml");
    }

    @Test
    void X01_aHostileFileIsRefusedAndKept() throws Exception {
        drop("a.xml", "<!DOCTYPE x SYSTEM 'file:///etc/passwd'><GIAMDINHHS/>".getBytes(StandardCharsets.UTF_8));

        lookTwice(folders());

        assertThat(kept)
                .singleElement()
                .satisfies(message -> assertThat(message.refusal()).isPresent());
        assertThat(names("refused")).containsExactly("a.1.xml", "a.1.xml.txt");
    }

    @Test
    void X02_anArchiveIsNeverUnpackedWhateverItIsCalled() throws Exception {
        byte[] archive = archive("../../escaped.xml", SampleFiles.of("BN1"));
        drop("a.zip", archive);
        drop("b.xml", archive);
        drop("c.xml", SampleFiles.of("BN2"));

        lookTwice(folders());

        assertThat(kept).filteredOn(message -> message.refusal().isEmpty()).hasSize(1);
        assertThat(names("refused")).hasSize(4);
        assertThat(names("done")).hasSize(2);
        try (Stream<Path> everything = Files.walk(base)) {
            assertThat(everything).noneMatch(path -> path.endsWith("escaped.xml"));
        }
    }

    private static byte[] archive(String name, byte[] content) throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return archive.toByteArray();
    }

    @Test
    void filesWaitWhileTheJournalIsAway() throws Exception {
        DossierFolders folders = folders();
        drop("a.xml", SampleFiles.of("BN1"));
        away = true;
        lookTwice(folders);
        assertThat(names("taking")).containsExactly("a.xml");

        away = false;
        folders.look();

        assertThat(names("done")).contains("a.1.xml");
    }
}
