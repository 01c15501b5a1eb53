package vn.hamrong.exchange.routes.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.Lane;
import vn.hamrong.exchange.NewMessage;
import vn.hamrong.exchange.Refusal;
import vn.hamrong.exchange.bhyt.DossierReader;
import vn.hamrong.exchange.hospitals.ConfiguredHospitals;

class DossierJudgeTest {
    private static final ReferralChecks REFERRALS = new ReferralChecks(new ConfiguredHospitals(List.of()));
    private static final Instant AT = Instant.parse("2026-11-22T03:00:00Z");

    private static NewMessage judged(byte[] file) {
        return judged(SampleFiles.HAM_RONG, file);
    }

    private static NewMessage judged(Hospital hospital, byte[] file) {
        return DossierJudge.judge(new Submitted(hospital, "portal", "K1", file), REFERRALS, AT)
                .message();
    }

    @Test
    void aFileOfOneVisitWaitsInItsPatientsLaneAsItIs() {
        byte[] file = SampleFiles.of("BN1");

        NewMessage message = judged(file);

        assertThat(message.content()).isEqualTo(file);
        assertThat(message.lane()).isEqualTo(new Lane(SampleFiles.HAM_RONG.code(), "BN1"));
        assertThat(message.envelope().visit()).hasValue("LK.BN1");
        assertThat(message.envelope().isDossier()).isTrue();
        assertThat(message.parts()).isEmpty();
        assertThat(message.refusal()).isEmpty();
    }

    @Test
    void aFileOfSeveralIsSplitIntoFilesOfOneEachInItsOwnLane() {
        NewMessage message = judged(SampleFiles.of("BN1", "BN2", "BN3"));

        assertThat(message.lane()).isEqualTo(Lane.ofHospital(SampleFiles.HAM_RONG.code()));
        assertThat(message.parts()).extracting(part -> part.lane().mrn()).containsExactly("BN1", "BN2", "BN3");
        assertThat(message.parts())
                .allSatisfy(part -> assertThat(judged(part.content()).parts()).isEmpty());
        assertThat(message.size())
                .isEqualTo(message.content().length
                        + message.parts().stream()
                                .mapToLong(part -> part.content().length)
                                .sum());
    }

    @Test
    void aVisitOfNobodyIsInNobodysWay() {
        NewMessage message = judged(SampleFiles.of("", "BN2"));

        Lane lane = message.parts().get(0).lane();
        assertThat(lane.isNobodys()).isTrue();
        assertThat(lane).isNotEqualTo(Lane.ofHospital(SampleFiles.HAM_RONG.code()));
        assertThat(message.parts().get(1).lane().isNobodys()).isFalse();
    }

    @Test
    void M07_whoSpeaksForAnotherHospitalInTheEnvelopeIsRefused() {
        assertThat(judged(SampleFiles.from("38902", "38902", "BN1")).refusal())
                .hasValueSatisfying(why -> assertThat(why.spoofs()).isTrue());
    }

    @Test
    void M07_whoSpeaksForAnotherHospitalInOneRecordIsRefusedWhole() {
        NewMessage message = judged(SampleFiles.from("38901", "38902", "BN1", "BN2"));

        assertThat(message.refusal()).map(Refusal::location).hasValue("XML1 MA_CSKCB");
        assertThat(message.parts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE GIAMDINHHS SYSTEM \"file:///etc/passwd\">",
                "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]>",
                "<!DOCTYPE x [<!ENTITY % p SYSTEM \"http://127.0.0.1:9/x\"> %p;]>",
            })
    void X01_aFileWithADoctypeIsRefusedWholeAndKept(String doctype) {
        byte[] file = inserted(SampleFiles.of("BN1"), doctype);

        NewMessage message = judged(file);

        assertThat(message.refusal()).isPresent();
        assertThat(message.content()).isEqualTo(file);
        assertThat(judged(inserted(SampleFiles.of("BN1"), "<!-- nothing -->")).refusal())
                .isEmpty();
    }

    /** After the XML declaration, or first. */
    private static byte[] inserted(byte[] file, String words) {
        String text = new String(file, StandardCharsets.UTF_8);
        int at = text.indexOf("<GIAMDINHHS");
        return (text.substring(0, at) + words + text.substring(at)).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void D01_aTruncatedFileIsRefusedWherever() {
        byte[] file = SampleFiles.of("BN1", "BN2");
        int end = file.length - "</GIAMDINHHS>".length();

        for (int length = 1; length < end; length += 7) {
            assertThat(judged(Arrays.copyOf(file, length)).refusal()).isPresent();
        }
        assertThat(judged(file).refusal()).isEmpty();
    }

    @Test
    void aHospitalMayHaveFaultyFilesRefused() {
        byte[] faulty = SampleFiles.of("BN1");
        Judged taken = DossierJudge.judge(new Submitted(SampleFiles.HAM_RONG, "portal", "K1", faulty), REFERRALS, AT);

        assertThat(taken.message().refusal()).isEmpty();
        assertThat(taken.errors()).isPositive();
        assertThat(judged(SampleFiles.hospital("38901", true), faulty).refusal())
                .map(Refusal::code)
                .hasValue("faulty-file");
    }

    @Test
    void noRefusalRepeatsAValue() {
        byte[] foreign = SampleFiles.from("38902", "38902", "BN-CANARY");

        assertThat(judged(foreign).refusal())
                .hasValueSatisfying(why -> assertThat(why.toString()).doesNotContain("CANARY", "38902", "GIẢ ĐỊNH"));
        assertThat(DossierReader.read(foreign).toString()).doesNotContain("GIẢ ĐỊNH");
    }
}
