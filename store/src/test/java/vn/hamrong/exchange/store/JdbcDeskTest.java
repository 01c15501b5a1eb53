package vn.hamrong.exchange.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import vn.hamrong.exchange.Desk;
import vn.hamrong.exchange.Desk.Parked;
import vn.hamrong.exchange.Kept;
import vn.hamrong.exchange.Lane;
import vn.hamrong.exchange.desk.Scope;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.store.JdbcIncidents;
import vn.hamrong.shared.store.OnBothDatabases;
import vn.hamrong.shared.store.TestDatabase;

class JdbcDeskTest {

    private static final Instant NOON = Exchange.NOON;

    @OnBothDatabases
    void showsWhatIsParkedAndWhatStandsBehindIt(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            JournalNumber poison = exchange.kept(Sent.of("LAN", "1"));
            exchange.kept(Sent.of("LAN", "2"));
            exchange.kept(Sent.of("LAN", "3"));
            exchange.park(poison);
            Kept conflict = exchange.keep(Sent.of("LAN", "2").saying("other"));

            assertThat(exchange.desk().parked(Sent.PROVINCE, 10))
                    .containsExactly(
                            new Parked(poison, Sent.PROVINCE, "ADT^A08", "PV1-44 is no time", 1, Sent.MORNING, NOON, 2),
                            new Parked(
                                    conflict.number(),
                                    Sent.PROVINCE,
                                    "ADT^A08",
                                    JournalWriter.CONFLICT_REASON,
                                    0,
                                    Sent.MORNING,
                                    Sent.MORNING,
                                    0));
            assertThat(exchange.desk().parked(Sent.DISTRICT, 10)).isEmpty();
        }
    }

    @OnBothDatabases
    void skippingSetsTheMessageAsideAndTheLaneGoesOn(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            JournalNumber poison = exchange.kept(Sent.of("LAN", "1"));
            JournalNumber next = exchange.kept(Sent.of("LAN", "2"));
            exchange.park(poison);

            exchange.desk().skip(poison, "Hoa", "test message", NOON);

            assertThat(exchange.state(poison)).isEqualTo("REFUSED");
            assertThat(exchange.applyAll()).containsExactly(next);
            assertThat(database.count("hub.desk_action where person = 'Hoa' and action = 'skip'"))
                    .isEqualTo(1);
        }
    }

    @OnBothDatabases
    void replayGivesItAnotherTryInItsOldPlaceFromAttemptZero(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            JournalNumber poison = exchange.kept(Sent.of("LAN", "1"));
            JournalNumber next = exchange.kept(Sent.of("LAN", "2"));
            exchange.park(poison);

            exchange.desk().replay(poison, "Hoa", NOON);

            assertThat(exchange.head(poison).attempts()).isZero();
            assertThat(exchange.applyAll()).containsExactly(poison, next);
        }
    }

    @OnBothDatabases
    void aFixTakesThePlaceOfTheOriginalWhichStaysByteForByte(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            JournalNumber poison = exchange.kept(Sent.of("LAN", "1").saying("wrong"));
            JournalNumber next = exchange.kept(Sent.of("LAN", "2"));
            exchange.park(poison);

            JournalNumber fixed = exchange.desk()
                    .fix(poison, Exchange.corrected("right".getBytes(UTF_8), "PV1-44 typed"), "Hoa", NOON);

            assertThat(exchange.head(fixed).content()).isEqualTo("right".getBytes(UTF_8));
            assertThat(exchange.state(poison)).isEqualTo("REFUSED");
            assertThat(exchange.applyAll()).containsExactly(fixed, next);
            assertThat(database.count("hub.outcome where reason = 'replaced by " + fixed + ": PV1-44 typed'"))
                    .isEqualTo(1);
            assertThat(exchange.keep(Sent.of("LAN", "1").saying("wrong"))).isEqualTo(new Kept.Repeated(poison));
            assertThat(new JdbcConservations(database.pool()).all())
                    .allMatch(law -> law.holds() && law.received() == 3);
        }
    }

    @OnBothDatabases
    void aParkedMergeFixedOrSkippedFreesBothLanes(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            JournalNumber merge = exchange.kept(Sent.of("NEW", "1").merging("OLD"));
            JournalNumber old = exchange.kept(Sent.of("OLD", "2"));
            exchange.park(merge);
            assertThat(exchange.heads()).isEmpty();

            JournalNumber fixed =
                    exchange.desk().fix(merge, Exchange.corrected("right".getBytes(UTF_8), "typed"), "Hoa", NOON);
            assertThat(exchange.headNumbers()).containsExactly(fixed);
            exchange.park(fixed);
            exchange.desk().skip(fixed, "Hoa", "two people after all", NOON);

            assertThat(exchange.applyAll()).containsExactly(old);
        }
    }

    @OnBothDatabases
    void aCorrectionThatNamesWhomTheOriginalDidNotWaitsInThoseLanes(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            JournalNumber nobodys = exchange.kept(Sent.of("", "1"));
            JournalNumber before = exchange.kept(Sent.of("OLD", "2"));
            exchange.park(nobodys);
            JournalNumber after = exchange.kept(Sent.of("NEW", "3"));
            var correction =
                    new Desk.Correction("right".getBytes(UTF_8), "NEW", Optional.of("OLD"), Optional.empty(), "typed");

            JournalNumber fixed = exchange.desk().fix(nobodys, correction, "Hoa", NOON);

            assertThat(exchange.headNumbers()).as("in the way of both lanes").containsExactly(fixed);
            assertThat(exchange.head(fixed).lane()).isEqualTo(new Lane(Sent.PROVINCE, "NEW"));
            assertThat(exchange.head(fixed).priorLane()).contains(new Lane(Sent.PROVINCE, "OLD"));
            assertThat(exchange.applyAll()).containsExactly(fixed, before, after);
        }
    }

    @OnBothDatabases
    void aCorrectionOfAVisitThatNamedNobodyGoesToThePatientAndUnderTheVisitItNames(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            Lane visits = Lane.ofVisit(Sent.PROVINCE, "0".repeat(64));
            JournalNumber nobodys = exchange.kept(Sent.of(visits.mrn(), "1").visit("LK1"));
            exchange.park(nobodys);
            var correction =
                    new Desk.Correction("right".getBytes(UTF_8), "LAN", Optional.empty(), Optional.of("LK2"), "typed");

            JournalNumber fixed = exchange.desk().fix(nobodys, correction, "Hoa", NOON);

            assertThat(exchange.head(fixed).lane()).isEqualTo(new Lane(Sent.PROVINCE, "LAN"));
            assertThat(new JdbcMessageFiles(database.pool())
                            .find(Scope.PROVINCE, nobodys)
                            .orElseThrow()
                            .origin()
                            .mrn())
                    .as("whose the desk takes the original for")
                    .isEmpty();
            assertThat(database.count("hub.message where number = " + fixed.value() + " and visit = 'LK2'"))
                    .isEqualTo(1);
        }
    }

    @OnBothDatabases
    void aConflictCanBeSkippedOrReplayed(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            exchange.kept(Sent.of("LAN", "1"));
            exchange.kept(Sent.of("LAN", "2"));
            JournalNumber wanted = exchange.kept(Sent.of("LAN", "1").saying("HIS counts again"));
            JournalNumber unwanted = exchange.kept(Sent.of("LAN", "2").saying("nonsense"));
            exchange.applyAll();

            exchange.desk().replay(wanted, "Hoa", NOON);
            exchange.desk().skip(unwanted, "Hoa", "nonsense", NOON);

            assertThat(exchange.applyAll()).containsExactly(wanted);
            assertThat(exchange.state(unwanted)).isEqualTo("REFUSED");
        }
    }

    @OnBothDatabases
    void resultsOnOtherVisitsMayPassAParkedMessageButNotAMerge(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            JournalNumber poison = exchange.kept(Sent.of("LAN", "1").visit("V1"));
            JournalNumber same = exchange.kept(Sent.of("LAN", "2").visit("V1"));
            JournalNumber other = exchange.kept(Sent.of("LAN", "3").visit("V2"));
            JournalNumber unknown = exchange.kept(Sent.of("LAN", "4"));
            JournalNumber other2 = exchange.kept(Sent.of("LAN", "5").visit("V2"));
            JournalNumber merge = exchange.kept(Sent.of("LAN", "6").merging("OLD"));
            JournalNumber behind = exchange.kept(Sent.of("LAN", "7").visit("V2"));
            exchange.park(poison);

            assertThat(exchange.desk().releaseOtherVisits(poison, "Hoa", NOON)).isEqualTo(2);

            assertThat(exchange.applyAll()).containsExactly(other, other2);
            exchange.desk().replay(poison, "Hoa", NOON);
            assertThat(exchange.applyAll()).containsExactly(poison, same, unknown, merge, behind);
        }
    }

    @OnBothDatabases
    void nothingPassesAMessageThatNamesNoVisit(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            JournalNumber poison = exchange.kept(Sent.of("LAN", "1"));
            exchange.kept(Sent.of("LAN", "2").visit("V2"));
            exchange.park(poison);

            assertThat(exchange.desk().releaseOtherVisits(poison, "Hoa", NOON)).isZero();
            assertThat(exchange.heads()).isEmpty();
        }
    }

    @OnBothDatabases
    void whatIsNotParkedIsNotTouched(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            JournalNumber waiting = exchange.kept(Sent.of("LAN", "1"));
            JdbcDesk desk = exchange.desk();

            assertThatThrownBy(() -> desk.skip(waiting, "Hoa", "why", NOON)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> desk.replay(waiting, "Hoa", NOON)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> desk.fix(waiting, Exchange.corrected(new byte[] {1}, "why"), "Hoa", NOON))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> desk.releaseOtherVisits(waiting, "Hoa", NOON))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(database.count("hub.desk_action")).isZero();
            assertThat(exchange.applyAll()).containsExactly(waiting);
        }
    }

    @OnBothDatabases
    void parkedForMoreThanFifteenMinutesIsOneIncidentUntilItIsSettled(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            JournalNumber lan = exchange.kept(Sent.of("LAN", "1"));
            JournalNumber duc = exchange.kept(Sent.of("DUC", "2"));
            exchange.park(lan);
            exchange.park(duc);

            assertThat(sweep(database, Duration.ofMinutes(14))).isZero();
            assertThat(sweep(database, Duration.ofMinutes(16))).isEqualTo(2);
            assertThat(sweep(database, Duration.ofMinutes(17))).isZero();
            assertThat(database.count("hub.incident where is_open and times = 2"))
                    .isEqualTo(1);
            exchange.desk().skip(lan, "Hoa", "x", NOON);
            exchange.desk().skip(duc, "Hoa", "x", NOON);
            sweep(database, Duration.ofMinutes(18));
            assertThat(database.count("hub.incident where is_open")).isZero();
        }
    }

    private static int sweep(TestDatabase database, Duration afterNoon) {
        return new ParkedTooLong(
                        database.pool(),
                        database.unit(),
                        new JdbcIncidents(database.pool()),
                        Clock.fixed(NOON.plus(afterNoon), ZoneOffset.UTC),
                        Duration.ofMinutes(15))
                .sweep();
    }
}
