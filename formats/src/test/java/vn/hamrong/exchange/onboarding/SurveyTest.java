package vn.hamrong.exchange.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.hl7.CharacterSets;
import vn.hamrong.exchange.hospitals.HospitalFile;
import vn.hamrong.shared.FacilityCode;

class SurveyTest {
    private static final String TEXT = """
            MSH|^~\\&|HIS|BVTHU|HUB|SYT|20261122071500||ADT^A01|C1|P|2.5.1
            PID|1||000123^^^BVTHU^MR~038090001234^^^CCCD^NI||NGUYỄN^HƯỜNG^THỊ||12/03/1990|Nữ|||12 Lê Lợi, Hạc Thành
            PV1|1|NOITRU|K01
            OBX|1|NM|HGB^Huyết sắc tố^XNBV||130|g/L|||||7
            """.replace("\n", "\r");

    @Test
    void tellsTheCharacterSetByHowVietnameseItReads() {
        for (String charset : List.of(CharacterSets.UTF_8, CharacterSets.WINDOWS_1258, CharacterSets.TCVN3)) {
            Survey survey = Survey.of(List.of(CharacterSets.bytes(TEXT, charset)));

            assertThat(survey.charset().charset()).isEqualTo(charset);
            assertThat(survey.charset().decided()).isTrue();
        }
    }

    @Test
    void asksForTheCharacterSetWhenNoLetterTellsIt() {
        byte[] plain =
                "MSH|^~\\&|HIS|A|B|C|20261122||ADT^A01|1|P|2.5\r".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

        assertThat(Survey.of(List.of(plain)).charset().decided()).isFalse();
    }

    @Test
    void countsWhatTheHospitalsFileMustSayAndNothingOfThePatient() {
        Survey survey = utf8();

        assertThat(survey.values(Survey.TYPES).of("ADT^A01")).isEqualTo(1);
        assertThat(survey.values(Survey.FACILITIES).names()).containsExactly("BVTHU");
        assertThat(survey.values(Survey.AUTHORITIES).names()).containsExactlyInAnyOrder("BVTHU/MR", "CCCD/NI");
        assertThat(survey.values(Survey.SYSTEMS).names()).containsExactly("XNBV");
        assertThat(survey.unknownCodes().keySet()).containsExactly("OBX-11", "PID-8", "PV1-2");
        assertThat(survey.strangeTimes())
                .hasEntrySatisfying(
                        "PID-7", shapes -> assertThat(shapes.names()).containsExactly("99/99/9999"));
        assertThat(survey.values(Survey.MAPPED).of("PID-5.1")).isEqualTo(1);
        assertThat(survey.toString()).doesNotContain("NGUYỄN", "038090001234", "12/03/1990");
    }

    @Test
    void aSampleThatIsNoMessageIsCountedAndStopsNoOther() {
        Survey survey = Survey.of(List.of(
                "garbage".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                CharacterSets.bytes(TEXT, CharacterSets.UTF_8)));

        assertThat(survey.messages()).isEqualTo(2);
        assertThat(survey.refused().byFrequency()).hasSize(1);
        assertThat(survey.values(Survey.TYPES).of("ADT^A01")).isEqualTo(1);
    }

    @Test
    void proposesAFileThatReadsWithoutAFaultAndAsksWhatItCannotKnow() {
        String file = Proposal.yaml(utf8(), new FacilityCode("38777"), 9);

        HospitalFile read = HospitalFile.of("38777.yaml", file, name -> java.util.Optional.empty());
        assertThat(read).isInstanceOf(HospitalFile.Good.class);
        Hospital hospital = ((HospitalFile.Good) read).hospital();
        assertThat(hospital.dialect().charset()).isEqualTo("UTF-8");
        assertThat(hospital.dialect().sendingFacilities()).containsExactly("BVTHU");
        assertThat(hospital.dialect().mrnAuthorities()).containsExactly("BVTHU");
        assertThat(hospital.dialect().codeMaps().get("PID-8")).containsEntry("Nữ", "F");
        assertThat(hospital.dialect().codeMaps().get("PV1-2")).containsEntry("NOITRU", "I");
        assertThat(file)
                .contains("# ASK: what does OBX-11 = \"7\" mean?")
                .contains("# ASK: which code system is \"XNBV\"?");
    }

    private static Survey utf8() {
        return Survey.of(List.of(CharacterSets.bytes(TEXT, CharacterSets.UTF_8)));
    }
}
