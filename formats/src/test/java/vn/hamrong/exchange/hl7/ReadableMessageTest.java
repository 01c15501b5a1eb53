package vn.hamrong.exchange.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.hamrong.exchange.hl7.ReadableMessage.Segment;

class ReadableMessageTest {
    private static final String ADMISSION = "MSH|^~\\&|HIS|38901|HUB|TH|20261122080000||ADT^A01|7|P|2.5\r"
            + "PID|1||BN000123^^^BV^MR~038190000345^^^^NI||Nguyễn^Đào^Thị||19900101|F|||12 Lê Lợi^^Hạc Thành||0912345678\r"
            + "NTE|1||Gọi 0912345678, thẻ DN4381900000012, lúc 202611220800";

    private static String text(ReadableMessage message) {
        return message.segments().stream()
                .map(segment -> segment.name()
                        + segment.separator()
                        + segment.fields().stream()
                                .map(ReadableMessage.Field::text)
                                .collect(Collectors.joining(segment.separator())))
                .collect(Collectors.joining("\r"));
    }

    @Test
    void openIsTheMessageItself() {
        assertThat(text(ReadableMessage.open(ADMISSION, Optional.empty()))).isEqualTo(ADMISSION);
    }

    @Test
    void maskedHidesWhomItIsAboutAndNothingElse() {
        String masked = text(ReadableMessage.masked(ADMISSION, Optional.empty()));

        assertThat(masked)
                .doesNotContain(
                        "Nguyễn", "Đào", "BN000123", "038190000345", "0912345678", "Lê Lợi", "DN4381900000012", "0101")
                .contains("038••••••345^^^^NI", "N•••^Đ•••^T•••", "|1990•••|", "091••••••678", "ADT^A01")
                .contains("202611220800", "DN4••••••012");
    }

    @Test
    void pointsAtAFieldThatIsEmptyOrNotThereAtAll() {
        Segment header = ReadableMessage.masked(ADMISSION, FieldPlace.ofErr("MSH^1^18"))
                .segments()
                .get(0);
        assertThat(header.fields()).hasSize(17);
        assertThat(header.fields().get(16).number()).isEqualTo(18);
        assertThat(header.fields().get(16).pointedAt()).isTrue();

        Segment missing = ReadableMessage.masked(ADMISSION, FieldPlace.in("MRG-1 names no prior number"))
                .segments()
                .get(3);
        assertThat(missing.name()).isEqualTo("MRG");
        assertThat(missing.missing()).isTrue();
        assertThat(missing.fields().get(0).pointedAt()).isTrue();
    }

    @Test
    void indentsXmlAndHidesItsPersonalElements() {
        ReadableMessage dossier = ReadableMessage.masked(
                "<?xml version=\"1.0\"?><A><B><HO_TEN>Nguyễn Văn An</HO_TEN><SO_CCCD>038190000345</SO_CCCD><C/></B></A>",
                Optional.empty());

        assertThat(text(dossier).replace('\r', '\n')).isEqualTo("""
                <?xml version="1.0"?>
                <A>
                  <B>
                    <HO_TEN>N••• V••• A•••</HO_TEN>
                    <SO_CCCD>038••••••345</SO_CCCD>
                    <C/>
                  </B>
                </A>""");
    }

    @Test
    void hidesMotherChildAndCarerOfABirthCertificateThatCameAlone() {
        String birth = text(ReadableMessage.masked(
                "<R><HO_TEN_NND>Lê Thị Mẫu</HO_TEN_NND><NGAYSINH_NND>19950302</NGAYSINH_NND>"
                        + "<NOI_CU_TRU_NND>Số 7 phố Nối</NOI_CU_TRU_NND><MA_BHXH_NND>3812345678</MA_BHXH_NND>"
                        + "<MA_THE_NND>GD4381234567890</MA_THE_NND><NGAY_SINHCON>20261120</NGAY_SINHCON>"
                        + "<HOTEN_NGUOI_HT>Phạm Văn Hỗ</HOTEN_NGUOI_HT><GIOI_TINH_CON>2</GIOI_TINH_CON></R>",
                Optional.empty()));

        assertThat(birth)
                .doesNotContain("Mẫu", "0302", "phố", "345678", "567890", "1120", "Phạm")
                .contains("<GIOI_TINH_CON>2</GIOI_TINH_CON>");
    }

    @Test
    void showsNothingOfJsonAndOfPackedTablesBeforeTheyAreRevealed() {
        String fhir = "{\"resourceType\": \"Bundle\", \"family\": \"Nguyễn\"}";

        assertThat(ReadableMessage.masked(fhir, Optional.empty()).segments()).isEmpty();
        assertThat(text(ReadableMessage.open(fhir, Optional.empty()))).isEqualTo(fhir);
        assertThat(text(ReadableMessage.masked("<F><NOIDUNGFILE>PEhPX1RFTj5B</NOIDUNGFILE></F>", Optional.empty())))
                .doesNotContain("PEhPX1RFTj5B");
    }

    @Test
    void readsWhatIsNoMessage() {
        assertThat(text(ReadableMessage.masked("rubbish 038190000345\nmore", Optional.empty())))
                .isEqualTo("rubbish 038••••••345\rmore");
        assertThat(ReadableMessage.masked("", Optional.empty()).segments()).isEmpty();
        assertThat(ReadableMessage.masked("<", Optional.empty()).segments()).hasSize(1);
    }
}
