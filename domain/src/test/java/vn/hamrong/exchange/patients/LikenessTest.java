package vn.hamrong.exchange.patients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.hamrong.shared.CitizenId;

class LikenessTest {
    private static final Traits.Home SONG_MA = new Traits.Home("thon 3", "song ma", "thanh hoa");
    private static final Traits LAN = new Traits(
            "Lê Thị Lan",
            "1990-05-12",
            "female",
            Optional.of(new CitizenId("038190001234")),
            Set.of("3812345678"),
            Set.of("0912345678"),
            SONG_MA,
            Optional.empty());

    @Test
    void aNumberWithTwoDigitsSwappedIsASlip() {
        Likeness likeness = Likeness.of(LAN, numbered(LAN, "038190001243"));

        assertThat(likeness.reasons()).contains(Reason.CITIZEN_NUMBER_SLIP, Reason.SAME_NAME, Reason.SAME_BIRTH_DATE);
        assertThat(likeness.isForAPerson()).isTrue();
    }

    @Test
    void nameAndBirthDateAloneAreEnoughToAskUntilTwoNumbersSpeakAgainst() {
        Traits bare = bare("Lê Thị Lan", "1990-05-12");

        assertThat(Likeness.of(LAN, bare).isForAPerson()).isTrue();
        assertThat(Likeness.of(LAN, numbered(bare, "038190777777")).reasons()).contains(Reason.CITIZEN_NUMBER_DIFFERS);
        assertThat(Likeness.of(LAN, numbered(bare, "038190777777")).isForAPerson())
                .isFalse();
    }

    @Test
    void theToneIsTheSameWhereverItIsWritten() {
        assertThat(Likeness.of(named("Trần Thị Hoà"), named("Trần Thị Hòa")).reasons())
                .contains(Reason.SAME_NAME);
        assertThat(Likeness.of(named("Lê Thuý Mùi"), named("LE THUY MUI")).reasons())
                .contains(Reason.SAME_NAME);
    }

    @Test
    void abbreviatedMiddleNamesAreOneReason() {
        assertThat(Likeness.of(named("Nguyễn Thị Ngọc Lan"), named("Nguyễn T. N. Lan"))
                        .reasons())
                .contains(Reason.NAME_ABBREVIATED);
        assertThat(Likeness.of(named("Nguyễn Thị Ngọc Lan"), named("Nguyễn Lan"))
                        .reasons())
                .contains(Reason.NAME_ABBREVIATED);
        assertThat(Likeness.of(named("Nguyễn Văn Hùng"), named("Nguyễn Đức Hùng"))
                        .reasons())
                .contains(Reason.MIDDLE_NAME_DIFFERS);
        assertThat(Likeness.of(named("Nguyễn Thị Lan"), named("Lan Nguyễn Thị")).reasons())
                .contains(Reason.NAME_OTHER_ORDER);
    }

    @Test
    void dayAndMonthSwappedAreOneReasonAndTheFirstOfJanuaryIsOnlyAYear() {
        assertThat(Likeness.of(LAN, born(LAN, "1990-12-05")).reasons()).contains(Reason.DAY_MONTH_SWAPPED);
        assertThat(Likeness.of(LAN, born(LAN, "1990-01-01")).reasons()).contains(Reason.SAME_BIRTH_YEAR);
        assertThat(Likeness.of(LAN, born(LAN, "1990")).reasons()).contains(Reason.SAME_BIRTH_YEAR);
        assertThat(Likeness.of(LAN, born(LAN, "1990-05-13")).reasons()).contains(Reason.BIRTH_DATE_SLIP);
    }

    @Test
    void twinsAreNotProposed() {
        Traits hung = twin("Phạm Văn Hùng");

        assertThat(Likeness.of(hung, twin("Phạm Văn Mạnh")).reasons()).contains(Reason.GIVEN_NAME_DIFFERS);
        assertThat(Likeness.of(hung, twin("Phạm Văn Mạnh")).isForAPerson()).isFalse();
        assertThat(Likeness.of(hung, twin("Phạm Văn Hưng")).reasons()).contains(Reason.ACCENTS_DIFFER);
        assertThat(Likeness.of(hung, twin("Phạm Văn Hưng")).isForAPerson()).isFalse();
    }

    @Test
    void fatherAndSonOfOneNameAreNotProposed() {
        Traits father = twin("Phạm Văn Hùng");
        Traits son = born(father, "1992-03-09");

        assertThat(Likeness.of(born(father, "1965-07-02"), son).reasons()).contains(Reason.GENERATION_APART);
        assertThat(Likeness.of(born(father, "1965-07-02"), son).isForAPerson()).isFalse();
    }

    @Test
    void aChildUnderItsMothersNumberIsNotProposedAndTheReasonsSayWhy() {
        Traits child = new Traits(
                "Phạm Minh Anh",
                "2019-02-03",
                "female",
                LAN.citizen(),
                LAN.insurance(),
                LAN.phones(),
                SONG_MA,
                Optional.empty());

        Likeness likeness = Likeness.of(LAN, child);

        assertThat(likeness.reasons())
                .contains(Reason.SAME_CITIZEN_NUMBER, Reason.GIVEN_NAME_DIFFERS, Reason.GENERATION_APART);
        assertThat(likeness.score()).isLessThan(Likeness.ASK + 1);
    }

    @Test
    void likenessIsTheSameBothWaysAndIsKeptByItsReasonsNames() {
        Likeness there = Likeness.of(LAN, bare("Lê T Lan", "1990-12-05"));
        Likeness back = Likeness.of(bare("Lê T Lan", "1990-12-05"), LAN);

        assertThat(there).isEqualTo(back).isEqualTo(Likeness.ofCodes(there.codes()));
    }

    @Test
    void probableDuplicatesShareAKey() {
        assertThat(meet(LAN, numbered(bare("X Y", ""), "038090001234")))
                .as("last digits of the number")
                .isTrue();
        assertThat(meet(LAN, bare("Lê T. Lan", "1990-12-05")))
                .as("date swapped, given name")
                .isTrue();
        assertThat(meet(LAN, bare("Lê T. Lan", "1990"))).as("year and initials").isTrue();
        assertThat(meet(LAN, bare("Lê Thị Lan", "1991-06-13"))).isFalse();
        assertThat(BlockingKeys.of(LAN)).hasSizeLessThanOrEqualTo(12);
    }

    private static boolean meet(Traits one, Traits other) {
        return !Collections.disjoint(BlockingKeys.of(one), BlockingKeys.of(other));
    }

    private static Traits twin(String name) {
        return new Traits(
                name, "2001-03-04", "male", Optional.empty(), Set.of(), LAN.phones(), SONG_MA, Optional.empty());
    }

    private static Traits named(String name) {
        return bare(name, "1990-05-12");
    }

    private static Traits bare(String name, String born) {
        return new Traits(name, born, "", Optional.empty(), Set.of(), Set.of(), Traits.Home.UNKNOWN, Optional.empty());
    }

    private static Traits numbered(Traits traits, String digits) {
        return new Traits(
                traits.name(),
                traits.birthDate(),
                traits.sex(),
                Optional.of(new CitizenId(digits)),
                traits.insurance(),
                traits.phones(),
                traits.home(),
                traits.birthOrder());
    }

    private static Traits born(Traits traits, String date) {
        return new Traits(
                traits.name(),
                date,
                traits.sex(),
                traits.citizen(),
                traits.insurance(),
                traits.phones(),
                traits.home(),
                traits.birthOrder());
    }
}
