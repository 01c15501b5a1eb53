package vn.hamrong.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hamrong.exchange.bhyt.DossierFile;
import vn.hamrong.exchange.bhyt.DossierWriter;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.simulators.bhyt.Dossiers;

class ConvertCommandTest {
    private static final int CODE_FAILED = 1;
    private static final int CODE_WRONG_CALL = 2;
    private static final int CODE_REFUSED = 3;

    private static final String MESSAGE = """
            MSH|^~\\&|HIS|38001|HUB|SYT|20261122071500||ADT^A08^ADT_A01|C%s|P|2.5.1
            PID|1||000123%s^^^^PI||NGUYỄN^AN^VĂN||19900312|M
            ZVN|kept
            """;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream talk = new ByteArrayOutputStream();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Path in;
    private Path out;

    @BeforeEach
    void folders() throws IOException {
        in = Files.createDirectories(folder.resolve("in"));
        out = folder.resolve("out");
    }

    @Test
    void oneMessageGivesItsBundleItsReceiptAndItsCount() throws IOException {
        write("x.hl7", message(1));

        assertThat(convert()).isZero();

        assertThat(json("x.json").get("resourceType").asText()).isEqualTo("Bundle");
        JsonNode receipt = json("x.receipt.json");
        assertThat(receipt.get("source").asText()).isEqualTo("x.hl7");
        assertThat(receipt.get("type").asText()).isEqualTo("ADT^A08");
        assertThat(receipt.get("controlId").asText()).isEqualTo("C1");
        assertThat(receipt.get("mapped"))
                .anySatisfy(one -> assertThat(one.toString())
                        .isEqualTo("{\"path\":\"PID-5.1\",\"to\":\"Patient.name[0].family\"}"));
        assertThat(receipt.get("extensions"))
                .anySatisfy(one -> assertThat(one.get("path").asText()).isEqualTo("ZVN-1"));
        assertThat(receipt.get("unmapped").isArray()).isTrue();
        assertThat(lastLine()).isEqualTo("converted 1 refused 0 failed 0");
    }

    @Test
    void severalMessagesInOneFileAreNumbered() throws IOException {
        write("x.hl7", message(1) + "\n" + message(2));

        assertThat(convert()).isZero();

        assertThat(out.resolve("x-1.json")).exists();
        assertThat(json("x-2.receipt.json").get("controlId").asText()).isEqualTo("C2");
        assertThat(lastLine()).isEqualTo("converted 2 refused 0 failed 0");
    }

    @Test
    void lineEndsMayBeAnyAndSubFoldersAreKept() throws IOException {
        write("a/b/x.hl7", message(1).replace("\n", "\r\n"));
        write("a/y.txt", message(2).replace("\n", "\r"));
        write("a/z.pdf", "not a sample");

        assertThat(convert()).isZero();

        assertThat(out.resolve("a/b/x.json")).exists();
        assertThat(out.resolve("a/y.json")).exists();
        assertThat(lastLine()).isEqualTo("converted 2 refused 0 failed 0");
    }

    @Test
    void aBadFileIsRefusedInWordsAndTheOthersGoOn() throws IOException {
        write("a.hl7", "no message at all");
        write("b.hl7", message(1));
        write("c.xml", "<CHECKIN/>");

        assertThat(convert()).isZero();

        assertThat(json("a.receipt.json").get("refused").asText()).isNotBlank();
        assertThat(out.resolve("a.json")).doesNotExist();
        assertThat(out.resolve("b.json")).exists();
        assertThat(json("c.receipt.json").get("refused").asText()).contains("GIAMDINHHS");
        assertThat(lastLine()).isEqualTo("converted 1 refused 2 failed 0");
    }

    @Test
    void aDossierIsKnownByItsRootWhateverItsNameAndGivesABundleAVisit() throws IOException {
        Dossiers dossiers = new Dossiers(new FacilityCode("38901"), 11);
        List<DossierFile> several = Stream.generate(dossiers::next)
                .filter(file -> file.dossiers().size() > 1)
                .limit(1)
                .toList();
        writeBytes("x.txt", DossierWriter.write(several.get(0)));
        writeBytes("checkin.xml", DossierWriter.write(dossiers.arrivals(1)));

        assertThat(convert()).isZero();

        int visits = several.get(0).dossiers().size();
        assertThat(json("x-" + visits + ".json").get("type").asText()).isEqualTo("transaction");
        JsonNode receipt = json("x-1.receipt.json");
        assertThat(receipt.get("controlId").asText()).startsWith("38901.");
        assertThat(receipt.get("type").asText()).startsWith("XML1+XML2+XML3");
        assertThat(receipt.get("faults").isEmpty()).isTrue();
        assertThat(json("checkin.receipt.json").get("type").asText()).isEqualTo("XML0");
        assertThat(json("checkin.json").toString()).contains("http://hamrong.vn/fhir/sid/38901/mrn");
        assertThat(lastLine()).isEqualTo("converted " + (visits + 1) + " refused 0 failed 0");
    }

    @Test
    void faultsOfADossierAreToldByTableRecordAndFieldAndConvertAllTheSame() throws IOException {
        String good = new String(
                DossierWriter.write(new Dossiers(new FacilityCode("38901"), 1).arrivals(1)), StandardCharsets.UTF_8);
        write("bad.xml", good.replaceAll("<GIOI_TINH>[^<]*<", "<GIOI_TINH>9<"));

        assertThat(convert()).isZero();

        JsonNode fault = json("bad.receipt.json").get("faults").get(0);
        assertThat(fault.get("severity").asText()).isEqualTo("error");
        assertThat(fault.get("table").asText()).isEqualTo("XML0");
        assertThat(fault.get("record").asInt()).isEqualTo(1);
        assertThat(fault.get("field").asText()).isEqualTo("GIOI_TINH");
        assertThat(fault.get("vi").asText()).isNotBlank();
        assertThat(talk.toString(StandardCharsets.UTF_8))
                .contains("bad.xml: LỖI HOSO 1 XML0 #1 GIOI_TINH: ")
                .doesNotContain("Thôn", "BN1");
    }

    @Test
    void aDossierThatIsCutOffOrHostileIsRefusedWholeInBothLanguages() throws IOException {
        byte[] whole = DossierWriter.write(new Dossiers(new FacilityCode("38901"), 1).next());
        writeBytes("cut.xml", Arrays.copyOf(whole, whole.length / 2));
        write("bomb.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><GIAMDINHHS>&b;</GIAMDINHHS>");

        assertThat(convert()).isEqualTo(CODE_REFUSED);

        assertThat(json("cut.receipt.json").get("refused").asText()).contains(" / ");
        assertThat(json("bomb.receipt.json").get("refused").asText()).contains("DOCTYPE");
        assertThat(out.resolve("cut.json")).doesNotExist();
        assertThat(lastLine()).isEqualTo("converted 0 refused 2 failed 0");
    }

    @Test
    void anInputThatIsRefusedWholeSaysSo() throws IOException {
        write("a.hl7", "no message at all");

        assertThat(convert()).isEqualTo(CODE_REFUSED);

        assertThat(lastLine()).isEqualTo("converted 0 refused 1 failed 0");
    }

    @Test
    void aFileThatCannotBeWrittenIsOurFaultAndTheOthersGoOn() throws IOException {
        write("a.hl7", message(1));
        write("b.hl7", message(2));
        Files.createDirectories(out.resolve("a.json"));

        assertThat(convert()).isEqualTo(CODE_FAILED);

        assertThat(out.resolve("b.json")).exists();
        assertThat(lastLine()).isEqualTo("converted 1 refused 0 failed 1");
        assertThat(talk.toString(StandardCharsets.UTF_8)).contains("a.hl7").doesNotContain("NGUYỄN", "0001231");
    }

    @Test
    void aWrongCallSaysHowToCall() {
        assertThat(run("--out", "x")).isEqualTo(CODE_WRONG_CALL);
        assertThat(run(in.toString())).isEqualTo(CODE_WRONG_CALL);
        assertThat(run(in.resolve("none").toString(), "--out", out.toString())).isEqualTo(CODE_WRONG_CALL);

        assertThat(talk.toString(StandardCharsets.UTF_8)).contains(ConvertCall.USAGE);
    }

    @Test
    void anUnknownHospitalIsAWrongCall() throws IOException {
        write("x.hl7", message(1));

        assertThat(run(in.toString(), "--out", out.toString(), "--hospital", "38001"))
                .isEqualTo(CODE_WRONG_CALL);
        assertThat(run(in.toString(), "--out", out.toString(), "--hospital", "../38001"))
                .isEqualTo(CODE_WRONG_CALL);
    }

    @Test
    void aHospitalsOwnFileSaysHowItSpeaks() throws IOException {
        write("x.hl7", message(1).replace("|38001|", "|OTHER|"));
        Path hospitals = Path.of("..", "config", "hospitals");
        String code = firstHospital(hospitals);

        int exit = ConvertCommand.run(
                List.of(in.toString(), "--out", out.toString(), "--hospital", code),
                hospitals,
                print(said),
                print(talk));

        assertThat(exit).isZero();
        assertThat(json("x.json").toString()).contains("http://hamrong.vn/fhir/sid/" + code + "/mrn");
    }

    private static String firstHospital(Path hospitals) throws IOException {
        try (var files = Files.list(hospitals)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .findFirst()
                    .orElseThrow()
                    .replace(".yaml", "");
        }
    }

    private int convert() {
        return run(in.toString(), "--out", out.toString());
    }

    private int run(String... args) {
        return ConvertCommand.run(List.of(args), folder.resolve("hospitals"), print(said), print(talk));
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    private String lastLine() {
        return said.toString(StandardCharsets.UTF_8).strip().lines().reduce("", (first, last) -> last);
    }

    private JsonNode json(String name) throws IOException {
        return new ObjectMapper().readTree(out.resolve(name).toFile());
    }

    private void write(String name, String text) throws IOException {
        Path file = in.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void writeBytes(String name, byte[] content) throws IOException {
        Files.write(in.resolve(name), content);
    }

    private static String message(int number) {
        return MESSAGE.formatted(number, number);
    }
}
