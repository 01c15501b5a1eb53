package vn.hamrong.exchange.bhyt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DossierReaderTest {

    @Test
    void readsWhoSentItWhichVisitAndEveryField() {
        DossierFile file = read(Sample.bytes());

        assertThat(file.facility()).isEqualTo("38001");
        Dossier dossier = file.dossiers().get(0);
        assertThat(dossier.visit()).isEqualTo(Sample.VISIT);
        assertThat(dossier.patient()).isEqualTo("BN1");
        assertThat(dossier.facility()).isEqualTo("38001");
        assertThat(dossier.records(Table.XML1).get(0).value("HO_TEN")).isEqualTo("LÊ VĂN THỬ");
        assertThat(dossier.records(Table.XML2)).hasSize(1);
        assertThat(dossier.records(Table.XML4)).isEmpty();
    }

    @Test
    void whatIsWrittenReadsBackAsItWasAndIsWrittenTheSameAgain() {
        byte[] bytes = Sample.bytes();

        assertThat(read(bytes)).isEqualTo(Sample.file());
        assertThat(DossierWriter.write(read(bytes))).isEqualTo(bytes);
    }

    @ParameterizedTest
    @EnumSource(Table.class)
    void everyTableAloneReadsBackInEveryForm(Table table) {
        for (Form form : Form.values()) {
            DossierFile file = DossierFile.alone(TableFile.of(table, List.of(TableRecord.of(Map.of()))))
                    .in(form);

            assertThat(read(DossierWriter.write(file))).isEqualTo(file);
        }
    }

    @Test
    void theFormsHaveTheFieldCountsOfTheirDecrees() {
        assertThat(fields(Table.XML0, Form.QD_4750)).isEqualTo(26);
        assertThat(fields(Table.XML1, Form.QD_4750)).isEqualTo(66);
        assertThat(fields(Table.XML2, Form.QD_4750)).isEqualTo(39);
        assertThat(fields(Table.XML3, Form.QD_4750)).isEqualTo(47);
        assertThat(Arrays.stream(Table.values())
                        .mapToInt(table -> fields(table, Form.QD_4750))
                        .sum())
                .isEqualTo(481);
        assertThat(fields(Table.XML13, Form.QD_3176)).isEqualTo(37);
        assertThat(fields(Table.XML13, Form.QD_3176_LONG)).isEqualTo(39);
    }

    @Test
    void aReferralIsReadByNameInBothDecreesAndTurnsFromOneToTheOther() {
        TableFile old = Sample.table(Table.XML13, "MA_NOI_DI=38001|MA_NOI_DEN=01901|PP_DIEU_TRI=Kháng sinh");

        DossierFile renamed = DossierFile.alone(old).in(Form.QD_3176);

        TableRecord record = renamed.dossiers().get(0).records(Table.XML13).get(0);
        assertThat(record.value("MA_CSKCB_DI")).isEqualTo("38001");
        assertThat(record.value("MA_CSKCB_DEN")).isEqualTo("01901");
        assertThat(record.values()).doesNotContainKeys("MA_NOI_DI", "TEN_THUOC").containsKey("TINH_TRANG_CT");
        // A filled field that the new form has not is no reason to lose it.
        assertThat(record.value("PP_DIEU_TRI")).isEqualTo("Kháng sinh");
        TableRecord back =
                renamed.in(Form.QD_4750).dossiers().get(0).records(Table.XML13).get(0);
        assertThat(back.value("MA_NOI_DEN")).isEqualTo("01901");
    }

    @Test
    void fieldsAreWrittenInTheAnnexsOrderWhateverTheOrderTheyCameIn() {
        byte[] shuffled = bytes("<TONG_HOP><MA_BN>1</MA_BN><HO_TEN>A</HO_TEN><MA_LK>L</MA_LK></TONG_HOP>");

        String written = Sample.text(DossierWriter.write(read(shuffled)));

        assertThat(written).containsSubsequence("<MA_LK>", "<MA_BN>", "<HO_TEN>");
        assertThat(read(written.getBytes(StandardCharsets.UTF_8))).isEqualTo(read(shuffled));
    }

    @Test
    void whatTheFormatDoesNotKnowIsKeptWhereItStoodAndReadsBack() {
        byte[] file = bytes("<TONG_HOP Id=\"x\" xmlns:q=\"urn:q\"><Z0/><MA_BN>1</MA_BN><NEW a=\"1\"><B>2</B> t </NEW>"
                + "<MA_BN>second</MA_BN><MA_LK>L</MA_LK><q:Y/><HO_TEN nil=\"true\"/></TONG_HOP>");

        DossierFile read = read(file);
        String written = Sample.text(DossierWriter.write(read));

        assertThat(read(written.getBytes(StandardCharsets.UTF_8))).isEqualTo(read);
        assertThat(written).contains("Id=\"x\"", "<NEW a=\"1\"> t <B>2</B></NEW>", "second", "<q:Y></q:Y>");
        assertThat(read.dossiers().get(0).records(Table.XML1).get(0).value("MA_BN"))
                .isEqualTo("1");
        assertThat(DossierChecks.of(read))
                .filteredOn(fault -> fault.code().startsWith("unknown-"))
                .extracting(DossierFault::field)
                .containsExactlyInAnyOrder("Z0", "NEW", "MA_BN", "q:Y", "HO_TEN", "TONG_HOP");
    }

    @Test
    void whatTheEnvelopeDoesNotKnowIsKeptToo() {
        String file = Sample.text(Sample.bytes())
                .replace("<GIAMDINHHS>", "<GIAMDINHHS xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><V>1</V>")
                .replace("<LOAIHOSO>XML2", "<NOTE/><LOAIHOSO>XML2")
                .replace(
                        "</HOSO>",
                        "<FILEHOSO><LOAIHOSO>XML99</LOAIHOSO><NOIDUNGFILE>!?</NOIDUNGFILE></FILEHOSO><E/></HOSO>")
                .replace(
                        "<CHUKYDONVI></CHUKYDONVI>",
                        "<CHUKYDONVI><Signature xmlns=\"urn:s\"><V>a</V></Signature></CHUKYDONVI>");

        DossierFile read = read(file.getBytes(StandardCharsets.UTF_8));
        byte[] written = DossierWriter.write(read);

        assertThat(read(written)).isEqualTo(read);
        assertThat(Sample.text(written)).contains("<V>1</V>", "<NOTE>", "XML99", "!?", "<E>", "<Signature xmlns=");
        assertThat(DossierChecks.of(read)).extracting(DossierFault::code).contains("unknown-table", "unknown-element");
    }

    @Test
    void aByteOrderMarkInsideIsTolerated() {
        String inner = "\uFEFF<TONG_HOP><MA_LK>L</MA_LK></TONG_HOP>";

        assertThat(read(envelope("XML1", base64(inner))).dossiers().get(0).visit())
                .isEqualTo("L");
    }

    @Test
    void base64MayBeBrokenIntoLines() {
        String packed = Base64.getMimeEncoder()
                .encodeToString(
                        "<TONG_HOP><MA_LK>L</MA_LK><HO_TEN>Một cái tên dài để sang dòng khác</HO_TEN></TONG_HOP>"
                                .getBytes(StandardCharsets.UTF_8));

        assertThat(packed).contains("\r\n");
        assertThat(read(envelope("XML1", packed)).dossiers().get(0).visit()).isEqualTo("L");
    }

    @Test
    void d01AFileStillBeingWrittenIsRefusedWholeWhereverItEnds() {
        byte[] whole = Sample.bytes();
        for (int length = 0; length < whole.length - 1; length += 7) {
            DossierReading reading = DossierReader.read(Arrays.copyOf(whole, length));

            assertThat(reading).as("first %d bytes", length).isInstanceOf(DossierReading.Refused.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown-root|<HTML/>",
                "unknown-root|<giamdinhhs/>",
                "missing-thongtindonvi|<GIAMDINHHS/>",
                "missing-macskcb|<GIAMDINHHS><THONGTINDONVI/><THONGTINHOSO/></GIAMDINHHS>",
                "text-between-elements|<GIAMDINHHS>x<THONGTINDONVI/></GIAMDINHHS>",
                "text-between-elements|<TONG_HOP>x<MA_LK/></TONG_HOP>",
                "not-well-formed|<TONG_HOP>"
            })
    void whatIsNoDossierIsRefusedInBothLanguages(String expected) {
        String[] parts = expected.split("\\|", 2);

        DossierReading.Refused refused = refused(bytes(parts[1]));

        assertThat(refused.code()).isEqualTo(parts[0]);
        assertThat(refused.vietnamese()).isNotBlank();
        assertThat(refused.english()).isNotBlank();
    }

    @Test
    void aTableThatIsNotWhatItsKindSaysIsRefusedWithItsPlace() {
        assertThat(refused(envelope("XML2", base64("<TONG_HOP/>"))).vietnamese())
                .isEqualTo("HOSO 1, XML2: thẻ ngoài cùng phải là CHITIEU_CHITIET_THUOC");
        assertThat(refused(envelope("XML1", "@@@")).code()).isEqualTo("bad-base64");
        assertThat(refused(envelope("XML1", base64("<TONG_HOP>"))).english()).startsWith("HOSO 1, XML1: ");
        assertThat(refused(envelope("XML99", "")).code()).isEqualTo("empty-dossier");
        assertThat(refused(envelope("XML1", "<b/>")).code()).isEqualTo("not-text");
    }

    @Test
    void x01WhatCouldFetchIsRefusedInsideTheBase64AsWell() {
        String inner = "<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/x'><TONG_HOP/>";

        assertThat(refused(envelope("XML1", base64(inner))).code()).isEqualTo("doctype");
        assertThat(read(envelope("XML1", base64("<TONG_HOP/>"))).dossiers()).hasSize(1);
    }

    @Test
    void x01ManySmallFilesThatTogetherAreTooMuchAreRefused() {
        DossierBounds small = new DossierBounds(1_000_000, 2_000, 10_000, 10, 10);
        String one = base64("<TONG_HOP><HO_TEN>" + "x".repeat(600) + "</HO_TEN></TONG_HOP>");

        DossierReading two = DossierReader.read(envelope(file("XML1", one).repeat(2)), small);
        DossierReading five = DossierReader.read(envelope(file("XML1", one).repeat(5)), small);

        assertThat(two).isInstanceOf(DossierReading.Read.class);
        assertThat(five)
                .isInstanceOfSatisfying(
                        DossierReading.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("too-large"));
    }

    @Test
    void elementsAreCountedOverAllFilesTogether() {
        DossierBounds few = new DossierBounds(1_000_000, 1_000_000, 50, 10, 10);
        String one = base64("<TONG_HOP>" + "<MA_LK/>".repeat(20) + "</TONG_HOP>");

        DossierReading two = DossierReader.read(envelope(file("XML1", one).repeat(2)), few);
        DossierReading alone = DossierReader.read(envelope(file("XML1", one)), few);

        assertThat(alone).isInstanceOf(DossierReading.Read.class);
        assertThat(two)
                .isInstanceOfSatisfying(
                        DossierReading.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("too-many-elements"));
    }

    @Test
    void dossiersAndFilesAreCounted() {
        DossierBounds one = new DossierBounds(1_000_000, 1_000_000, 10_000, 1, 1);
        String file = file("XML1", base64("<TONG_HOP/>"));

        assertThat(DossierReader.read(envelope(file), one)).isInstanceOf(DossierReading.Read.class);
        assertThat(DossierReader.read(envelope(file + file), one)).isInstanceOf(DossierReading.Refused.class);
        assertThat(DossierReader.read(envelope(file + "</HOSO><HOSO>" + file), one))
                .isInstanceOf(DossierReading.Refused.class);
    }

    @Test
    void d03TheSameFileTwiceReadsTheSame() {
        assertThat(DossierReader.read(Sample.bytes())).isEqualTo(DossierReader.read(Sample.bytes()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=cmd|' /C calc'!A0", "@SUM(1)", "+1+1", "-2+3", "\t=1", "Nguyễn Văn A"})
    void d04WhatASpreadsheetWouldRunIsKeptWordForWord(String name) {
        DossierFile file = Sample.of(Sample.with(Sample.xml1(), "HO_TEN", name));

        DossierFile read = read(DossierWriter.write(file));

        assertThat(read.dossiers().get(0).records(Table.XML1).get(0).value("HO_TEN"))
                .isEqualTo(name);
    }

    @Test
    void x03TypeNamesOfSerializersAreOnlyAttributesNobodyKnows() {
        byte[] file = bytes("<TONG_HOP class=\"java.util.PriorityQueue\"><MA_LK class=\"x\">L</MA_LK><HO_TEN>A</HO_TEN>"
                + "</TONG_HOP>");

        DossierFile read = read(file);

        assertThat(read.dossiers().get(0).records(Table.XML1).get(0).value("HO_TEN"))
                .isEqualTo("A");
        assertThat(DossierChecks.of(read))
                .extracting(DossierFault::code)
                .contains("unknown-attribute", "unknown-element");
    }

    @Test
    void nothingReadPrintsAPatient() {
        DossierFile file = read(Sample.bytes());

        assertThat(DossierReader.read(Sample.bytes()).toString()).doesNotContain("THỬ", "038085000123", "BN1");
        assertThat(file.dossiers().get(0).tables().get(0).toString()).doesNotContain("THỬ");
        assertThat(Optional.of(file).toString()).doesNotContain("THỬ");
    }

    static DossierFile read(byte[] file) {
        return DossierReader.read(file).match(DossierReading.Read::file, refused -> {
            throw new AssertionError(refused);
        });
    }

    private static DossierReading.Refused refused(byte[] file) {
        return (DossierReading.Refused) DossierReader.read(file);
    }

    private static int fields(Table table, Form form) {
        return DossierFile.alone(TableFile.of(table, List.of(TableRecord.of(Map.of()))))
                .in(form)
                .dossiers()
                .get(0)
                .records(table)
                .get(0)
                .values()
                .size();
    }

    private static byte[] envelope(String kind, String content) {
        return envelope(file(kind, content));
    }

    private static String file(String kind, String content) {
        return "<FILEHOSO><LOAIHOSO>" + kind + "</LOAIHOSO><NOIDUNGFILE>" + content + "</NOIDUNGFILE></FILEHOSO>";
    }

    private static byte[] envelope(String files) {
        return bytes(
                "<GIAMDINHHS><THONGTINDONVI><MACSKCB>38001</MACSKCB></THONGTINDONVI><THONGTINHOSO><NGAYLAP>20261122"
                        + "</NGAYLAP><SOLUONGHOSO>1</SOLUONGHOSO><DANHSACHHOSO><HOSO>" + files
                        + "</HOSO></DANHSACHHOSO></THONGTINHOSO><CHUKYDONVI/></GIAMDINHHS>");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
