package vn.hamrong.exchange.bhyt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hamrong.exchange.bhyt.fhir.DossierToFhir;
import vn.hamrong.exchange.fhir.Conversion;
import vn.hamrong.shared.FacilityCode;

/**
 * Files that went wrong on the way, or were made to do harm: each is read or refused, never more. What is read survives the
 * checks, the writer and the conversion. Seeds are fixed: what fails once fails again.
 */
class DossierMutationTest {
    private static final FacilityCode HOSPITAL = new FacilityCode("38001");
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Pattern ELEMENT = Pattern.compile("<([A-Z_0-9]+)>[^<]*</\\1>");
    private static final int MUTANTS = 600;

    @Test
    void aChangedByteIsReadOrRefused() {
        byte[] whole = Sample.bytes();
        SplittableRandom random = new SplittableRandom(20261125);
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = whole.clone();
            for (int flips = random.nextInt(1, 4); flips > 0; flips--) {
                mutant[random.nextInt(mutant.length)] ^= (byte) (1 << random.nextInt(8));
            }
            survives(mutant);
        }
    }

    @Test
    void aChangedByteInsideATableIsReadOrRefused() {
        byte[] table = inner(Sample.xml2());
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = table.clone();
            mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
            survives(envelope(file("XML2", mutant)));
        }
    }

    @Test
    void d01ATableCutOffInsideItsBase64IsRefusedWholeWhereverItEnds() {
        byte[] table = inner(Sample.xml2());
        for (int length = 0; length < table.length - 1; length += 5) {
            assertThat(survives(envelope(file("XML2", Arrays.copyOf(table, length)))))
                    .as("first %d bytes", length)
                    .isInstanceOf(DossierReading.Refused.class);
        }
        assertThat(survives(envelope(file("XML2", table)))).isInstanceOf(DossierReading.Read.class);
    }

    @Test
    void elementsTwiceMissingRenamedAndOutOfPlaceLoseNothingThatWasRead() {
        SplittableRandom random = new SplittableRandom(3);
        for (TableFile table : List.of(Sample.xml1(), Sample.xml2(), Sample.xml3())) {
            String text = Sample.text(inner(table));
            for (int i = 0; i < MUTANTS / 4; i++) {
                byte[] mutant = disturbed(text, random).getBytes(StandardCharsets.UTF_8);
                survives(envelope(file(table.table().name(), mutant)));
                survives(mutant);
            }
        }
    }

    @Test
    void elementsOfTheEnvelopeTwiceMissingRenamedAndOutOfPlaceAreReadOrRefused() {
        SplittableRandom random = new SplittableRandom(5);
        String text = Sample.text(Sample.bytes());
        for (int i = 0; i < MUTANTS; i++) {
            survives(disturbed(text, random).getBytes(StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "2", "-1", "abc", "", " 1 ", "1000000000000000000000000000000", "1.0"})
    void aWrongCountOfDossiersIsAFaultAndNoReasonToRefuse(String count) {
        String text = Sample.text(Sample.bytes()).replaceAll("<SOLUONGHOSO>[^<]*<", "<SOLUONGHOSO>" + count + "<");

        DossierFile file = DossierReaderTest.read(text.getBytes(StandardCharsets.UTF_8));

        assertThat(DossierChecks.of(file).stream()
                        .anyMatch(fault -> fault.code().equals("count-differs")))
                .isEqualTo(!count.strip().equals("1"));
    }

    @Test
    void aFileInsideAFileIsKeptAndNotRead() {
        String one = file("XML1", inner(Sample.xml1()));
        String nested = one.replace("</FILEHOSO>", file("XML2", inner(Sample.xml2())) + "</FILEHOSO>");

        DossierFile read = ((DossierReading.Read) survives(envelope(nested))).file();

        assertThat(read.dossiers().get(0).records(Table.XML2)).isEmpty();
        assertThat(DossierChecks.of(read)).extracting(DossierFault::code).contains("unknown-element");
    }

    @Test
    void anEnvelopeInsideAnEnvelopeIsRefused() {
        assertThat(refused(envelope(file("XML1", Sample.bytes()))).code()).isEqualTo("wrong-root");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void wideCharactersAreReadWithAByteOrderMarkAndRefusedWithout(String charset) {
        String text = Sample.text(Sample.bytes());

        byte[] marked = ("\uFEFF" + text).getBytes(Charset.forName(charset));
        byte[] bare = text.getBytes(Charset.forName(charset));

        assertThat(survives(marked)).isEqualTo(new DossierReading.Read(Sample.file()));
        assertThat(survives(bare)).isInstanceOf(DossierReading.Refused.class);
    }

    @Test
    void whatTheDeclarationSaysOfTheCharsetIsNotBelievedAndOtherCharsetsAreRefused() {
        String text = Sample.text(inner(Sample.xml1()))
                .replaceFirst("<\\?xml[^>]*>", "<?xml version=\"1.0\" encoding=\"windows-1258\"?>");
        // In NFD, or windows-1258 would not have the letters at all.
        String apart = java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFD);

        byte[] narrow = apart.getBytes(Charset.forName("windows-1258"));

        assertThat(survives(text.getBytes(StandardCharsets.UTF_8))).isInstanceOf(DossierReading.Read.class);
        assertThat(refused(narrow).code()).isEqualTo("encoding");
        assertThat(refused(envelope(file("XML1", narrow))).code()).isEqualTo("encoding");
    }

    @Test
    void aByteOrderMarkBeforeTheEnvelopeIsTolerated() {
        byte[] marked = ("\uFEFF" + Sample.text(Sample.bytes())).getBytes(StandardCharsets.UTF_8);

        assertThat(survives(marked)).isEqualTo(new DossierReading.Read(Sample.file()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "AA=", "====", "PGE+PC9h", "P-_", "é", "PGEvPg==PGEvPg==", "PGEvPg=\u0000="})
    void base64ThatIsBrokenIsRefused(String content) {
        assertThat(survives(envelope(
                        "<FILEHOSO><LOAIHOSO>XML1</LOAIHOSO><NOIDUNGFILE>" + content + "</NOIDUNGFILE></FILEHOSO>")))
                .isInstanceOf(DossierReading.Refused.class);
    }

    @Test
    void base64MayHaveWhiteSpaceAnywhere() {
        String packed = Base64.getEncoder().encodeToString(inner(Sample.xml1()));
        String loose = packed.replaceAll("(.{3})", "$1 \t\r\n");

        assertThat(survives(envelope(
                        "<FILEHOSO><LOAIHOSO>XML1</LOAIHOSO><NOIDUNGFILE>\n" + loose + "\n</NOIDUNGFILE></FILEHOSO>")))
                .isInstanceOf(DossierReading.Read.class);
    }

    @Test
    void x01ABombOfElementsInsideTheBase64IsRefusedSoon() {
        String many = "<TONG_HOP>" + "<a/>".repeat(700_000) + "</TONG_HOP>";
        String deep = "<TONG_HOP>" + "<a>".repeat(10_000) + "</a>".repeat(10_000) + "</TONG_HOP>";
        String wide = "<TONG_HOP " + "a=\"\" ".repeat(10_000) + "/>";
        String entities = "<!DOCTYPE TONG_HOP [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
                + "<TONG_HOP><HO_TEN>&b;</HO_TEN></TONG_HOP>";

        for (String bomb : List.of(many, deep, wide, entities)) {
            byte[] content = bomb.getBytes(StandardCharsets.UTF_8);
            assertThat(survives(content)).isInstanceOf(DossierReading.Refused.class);
            assertThat(survives(envelope(file("XML1", content)))).isInstanceOf(DossierReading.Refused.class);
        }
    }

    @Test
    void x01AFieldOfMoreThanAMegabyteIsRefusedAndALongOneIsAFault() {
        TableFile huge = Sample.with(Sample.xml1(), "HO_TEN", "x".repeat(1024 * 1024 + 1));
        TableFile lengthy = Sample.with(Sample.xml1(), "HO_TEN", "x".repeat(300));

        assertThat(survives(DossierWriter.write(Sample.of(huge)))).isInstanceOf(DossierReading.Refused.class);
        assertThat(DossierChecks.of(DossierReaderTest.read(DossierWriter.write(Sample.of(lengthy)))))
                .anySatisfy(
                        fault -> assertThat(fault.place() + fault.code()).isEqualTo("HOSO 1 XML1 #1 HO_TENtoo-long"));
    }

    @Test
    void x01OneFieldThatNamesAHundredThousandCardsBecomesNoRecord() {
        TableFile cards = Sample.with(Sample.xml1(), "MA_THE_BHYT", "A;".repeat(100_000));

        assertThat(assertTimeout(SOON, () -> DossierToFhir.convert(only(cards), HOSPITAL)))
                .isInstanceOf(Conversion.Refused.class);
        assertThat(DossierToFhir.convert(only(Sample.xml1()), HOSPITAL)).isInstanceOf(Conversion.Converted.class);
    }

    @Test
    void x01ManyLinesOfOneNumberTakeNoLongerThanOthers() {
        TableRecord line = Sample.xml2().records().get(0);
        Dossier dossier =
                Dossier.of(List.of(Sample.xml1(), TableFile.of(Table.XML2, Collections.nCopies(6_000, line))));
        Dossier more = Dossier.of(List.of(Sample.xml1(), TableFile.of(Table.XML2, Collections.nCopies(20_000, line))));

        assertThat(assertTimeout(SOON.multipliedBy(4), () -> DossierToFhir.convert(dossier, HOSPITAL)))
                .isInstanceOf(Conversion.Converted.class);
        assertThat(DossierToFhir.convert(more, HOSPITAL)).isInstanceOf(Conversion.Refused.class);
    }

    @Test
    void charactersThatOnlyAnotherXmlKnowsAreRefused() {
        byte[] newer =
                "<?xml version=\"1.1\"?><TONG_HOP><HO_TEN>a&#1;b</HO_TEN></TONG_HOP>".getBytes(StandardCharsets.UTF_8);

        assertThat(refused(newer).code()).isEqualTo("version");
        assertThat(refused(envelope(file("XML1", newer))).code()).isEqualTo("version");
    }

    private static Dossier only(TableFile table) {
        return Dossier.of(List.of(table));
    }

    /** Read or refused; and what was read can be checked, written, read again and converted. */
    private static DossierReading survives(byte[] file) {
        return assertTimeout(SOON, () -> {
            DossierReading reading = DossierReader.read(file);
            if (reading instanceof DossierReading.Read read) {
                assertThat(DossierChecks.of(read.file())).hasSizeLessThanOrEqualTo(Findings.MOST + 1);
                assertThat(DossierReader.read(DossierWriter.write(read.file()))).isEqualTo(reading);
                assertThat(DossierToFhir.convert(read.file(), HOSPITAL)).isNotEmpty();
            }
            return reading;
        });
    }

    private static DossierReading.Refused refused(byte[] file) {
        return (DossierReading.Refused) survives(file);
    }

    /** One element of the text doubled, taken out, renamed, moved or put into another. */
    private static String disturbed(String text, SplittableRandom random) {
        Matcher elements = ELEMENT.matcher(text);
        List<String> found = new ArrayList<>();
        while (elements.find()) {
            found.add(elements.group());
        }
        String one = found.get(random.nextInt(found.size()));
        String other = found.get(random.nextInt(found.size()));
        return switch (random.nextInt(6)) {
            case 0 -> text.replace(one, one + one);
            case 1 -> text.replace(one, "");
            case 2 ->
                text.replace(one, one.replaceFirst("<([A-Z_0-9]+)>", "<X$1>").replaceFirst("</", "</X"));
            case 3 -> text.replace(one, "").replace(other, other + one);
            case 4 -> text.replace(one, one.replaceFirst("</", other + "</"));
            default -> text.replace(one, one.replaceFirst("</", "\u1EA1\uD83D\uDE00 ]]&gt;</"));
        };
    }

    private static byte[] inner(TableFile table) {
        return DossierWriter.write(DossierFile.alone(table));
    }

    private static String file(String kind, byte[] content) {
        return "<FILEHOSO><LOAIHOSO>" + kind + "</LOAIHOSO><NOIDUNGFILE>"
                + Base64.getEncoder().encodeToString(content) + "</NOIDUNGFILE></FILEHOSO>";
    }

    private static byte[] envelope(String files) {
        return ("<GIAMDINHHS><THONGTINDONVI><MACSKCB>38001</MACSKCB></THONGTINDONVI><THONGTINHOSO><NGAYLAP>20261122"
                        + "</NGAYLAP><SOLUONGHOSO>1</SOLUONGHOSO><DANHSACHHOSO><HOSO>" + files
                        + "</HOSO></DANHSACHHOSO></THONGTINHOSO><CHUKYDONVI/></GIAMDINHHS>")
                .getBytes(StandardCharsets.UTF_8);
    }
}
