package vn.hamrong.exchange.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.hamrong.exchange.desk.Question.Kind;
import vn.hamrong.exchange.desk.Question.Term;
import vn.hamrong.shared.FacilityCode;

class QuestionTest {

    @Test
    void aWordIsTriedAsAllItCanBeByItsForm() {
        assertThat(kinds("Nguyễn Thị Đào")).containsExactly(Kind.NAME, Kind.CODE);
        assertThat(kinds("038190000001")).containsExactly(Kind.CITIZEN, Kind.CODE, Kind.NUMBER);
        assertThat(kinds("1900000012")).containsExactly(Kind.CARD, Kind.CODE, Kind.NUMBER);
        assertThat(kinds("DN4381900000012")).containsExactly(Kind.CARD, Kind.CODE);
        assertThat(kinds("#12")).containsExactly(Kind.CODE, Kind.NUMBER);
        assertThat(kinds("XN-5")).containsExactly(Kind.CODE);
    }

    @Test
    void aKeySaysWhatAWordIs() {
        Question question = Question.of("coso:38901 bn:nguyen van an ma:LK7 con lai");

        assertThat(question.facility()).contains(new FacilityCode("38901"));
        assertThat(question.terms())
                .containsExactly(
                        new Term("nguyen van an", List.of(Kind.NAME, Kind.CODE)),
                        new Term("LK7", List.of(Kind.CODE)),
                        new Term("con lai", List.of(Kind.NAME, Kind.CODE)));
        assertThat(kinds("cccd:123")).as("no citizen number").isEmpty();
    }

    @Test
    void aHospitalThatCannotExistIsNoHospital() {
        assertThat(Question.of("coso:'; drop").facility()).isEmpty();
        assertThat(Question.of("coso:'; drop").hospital()).isPresent();
    }

    @Test
    void whateverIsTypedIsBoundedAndUnderstood() {
        assertThat(Question.of("a".repeat(5_000)).terms().get(0).words()).hasSize(200);
        assertThat(Question.of("  ").isEmpty()).isTrue();
        assertThat(Question.of("bn:").isEmpty()).isTrue();
        assertThat(Question.of("99999999999999999999").terms().get(0).number()).isEmpty();
    }

    @Test
    void knowsWhenItMayNameAPerson() {
        for (String personal : List.of(
                "Nguyễn Thị Đào",
                "038190000001",
                "bhyt:1900000012",
                "LK7 bn:dao",
                "bn:BN00012345",
                "BN:1",
                "171234567")) {
            assertThat(Question.of(personal).isPersonal()).as(personal).isTrue();
        }
        for (String harmless : List.of("LK77", "#12", "coso:38901", "ma:XN-5", "")) {
            assertThat(Question.of(harmless).isPersonal()).as(harmless).isFalse();
        }
    }

    @Test
    void neverPrintsWhatWasAsked() {
        assertThat(Question.of("Nguyễn Thị Đào").toString()).doesNotContain("Đào");
    }

    private static List<Kind> kinds(String text) {
        return Question.of(text).terms().get(0).kinds();
    }
}
