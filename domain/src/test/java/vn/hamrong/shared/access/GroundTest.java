package vn.hamrong.shared.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hamrong.shared.CareRelationship.Basis;

class GroundTest {
    /** 23:30 on 22 November in Thanh Hóa. */
    private static final Instant LATE = Instant.parse("2026-11-22T16:30:00Z");

    private static final CarePeriods PERIODS = CarePeriods.DEFAULT;

    @Test
    void aProvenChipOpensForTheConfiguredPeriod() {
        assertThat(checkIn(CheckInLevel.CHIP, true))
                .isEqualTo(new Grant.Given(Basis.CHECKIN_CHIP, LATE.plus(Duration.ofDays(30))));
    }

    @Test
    void anAttestedCheckInOpensUntilMidnightInVietnam() {
        assertThat(checkIn(CheckInLevel.ATTESTED, true))
                .isEqualTo(new Grant.Given(Basis.CHECKIN_ATTESTED, Instant.parse("2026-11-22T17:00:00Z")));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aClaimedCheckInNeverOpens(boolean consented) {
        assertThat(checkIn(CheckInLevel.CLAIMED, consented)).isEqualTo(new Grant.Denied(Grant.Why.ONLY_CLAIMED));
    }

    @ParameterizedTest
    @EnumSource(names = {"CHIP", "ATTESTED"})
    void noCheckInOpensWithoutConsent(CheckInLevel level) {
        assertThat(checkIn(level, false)).isEqualTo(new Grant.Denied(Grant.Why.NO_CONSENT));
    }

    @Test
    void aConsultationEndsAtLastByItself() {
        assertThat(new Ground.Consultation("HC-7").grant(PERIODS, LATE))
                .isEqualTo(new Grant.Given(Basis.CONSULTATION, LATE.plus(PERIODS.consultation())));
    }

    @Test
    void aWrittenRequestHoldsAsLongAsItSaysAndNoLongerThanAllowed() {
        Instant tomorrow = LATE.plus(Duration.ofDays(1));
        Instant longest = LATE.plus(PERIODS.consent());

        assertThat(written(Optional.of(tomorrow))).isEqualTo(new Grant.Given(Basis.CONSENT, tomorrow));
        assertThat(written(Optional.empty())).isEqualTo(new Grant.Given(Basis.CONSENT, longest));
        assertThat(written(Optional.of(longest))).isEqualTo(new Grant.Given(Basis.CONSENT, longest));
        assertThat(written(Optional.of(longest.plusMillis(1)))).isEqualTo(new Grant.Denied(Grant.Why.TOO_LONG));
        assertThat(written(Optional.of(LATE))).isEqualTo(new Grant.Denied(Grant.Why.ALREADY_OVER));
    }

    @Test
    void anEmergencyOpensForADayAndNeedsAReasonInWords() {
        Ground.Emergency emergency = new Ground.Emergency(EmergencyReason.UNCONSCIOUS, "  hôn mê sau tai nạn ");

        assertThat(emergency.grant(PERIODS, LATE))
                .isEqualTo(new Grant.Given(Basis.BREAK_GLASS, LATE.plus(Duration.ofDays(1))));
        assertThat(emergency.reference()).isEqualTo("unconscious: hôn mê sau tai nạn");
        assertThat(emergency.code()).isEqualTo("unconscious");
        assertThatThrownBy(() -> new Ground.Emergency(EmergencyReason.UNCONSCIOUS, "   gấp      "))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void periodsAreBounded() {
        assertThatThrownBy(() -> periods(Duration.ZERO, Duration.ofDays(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> periods(Duration.ofDays(367), Duration.ofDays(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> periods(Duration.ofDays(1), Duration.ofHours(73)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(periods(Duration.ofDays(366), Duration.ofDays(3)).chip()).isEqualTo(Duration.ofDays(366));
    }

    private static CarePeriods periods(Duration chip, Duration breakGlass) {
        return new CarePeriods(chip, PERIODS.consultation(), PERIODS.consent(), breakGlass, PERIODS.place());
    }

    private static Grant checkIn(CheckInLevel level, boolean consented) {
        return new Ground.CheckIn(level, consented, "visit 7").grant(PERIODS, LATE);
    }

    private static Grant written(Optional<Instant> until) {
        return new Ground.WrittenRequest("YC-12", until).grant(PERIODS, LATE);
    }
}
