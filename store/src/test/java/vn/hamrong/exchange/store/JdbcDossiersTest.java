package vn.hamrong.exchange.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.hamrong.exchange.Desk;
import vn.hamrong.exchange.Dossiers;
import vn.hamrong.exchange.Envelope;
import vn.hamrong.exchange.Kept;
import vn.hamrong.exchange.Lane;
import vn.hamrong.exchange.MessageState;
import vn.hamrong.exchange.NewMessage;
import vn.hamrong.exchange.Refusal;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.OutboxLines;
import vn.hamrong.shared.store.JdbcOutboxLines;
import vn.hamrong.shared.store.OnBothDatabases;
import vn.hamrong.shared.store.TestDatabase;

/** Files and what they were split into: in one commit, in order, once. */
class JdbcDossiersTest {
    private static final Instant NOON = Exchange.NOON;
    private static final Instant EVENING = Sent.MORNING.plus(Duration.ofHours(12));

    private static NewMessage file(String key, String text, Instant at, List<NewMessage> parts) {
        return file(Sent.PROVINCE, key, text, at, parts, Optional.empty());
    }

    private static NewMessage file(
            FacilityCode hospital,
            String key,
            String text,
            Instant at,
            List<NewMessage> parts,
            Optional<Refusal> refusal) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        String hash = ControlFingerprint.hex(content);
        Lane lane = parts.isEmpty() ? new Lane(hospital, "BN-" + text) : Lane.ofHospital(hospital);
        return new NewMessage(
                        hospital,
                        "portal",
                        new Envelope(
                                Envelope.INSURER,
                                hospital.value(),
                                key,
                                Envelope.INSURER,
                                lane.mrn(),
                                Optional.empty(),
                                Optional.empty()),
                        content,
                        "UTF-8",
                        hash,
                        hash,
                        at,
                        lane,
                        Optional.empty(),
                        refusal)
                .inParts(parts);
    }

    /** About a visit, known by what is in it, written when it arrived. */
    private static NewMessage about(String visit, String text, int minute) {
        NewMessage plain = file(text, text, Sent.MORNING.plusSeconds(60L * minute), List.of());
        Envelope named = new Envelope(
                Envelope.INSURER,
                plain.hospital().value(),
                text,
                Envelope.INSURER,
                plain.lane().mrn(),
                Optional.empty(),
                Optional.of(visit));
        return new NewMessage(
                        plain.hospital(),
                        plain.channel(),
                        named,
                        plain.content(),
                        plain.charset(),
                        plain.sha256(),
                        plain.contentKey(),
                        plain.receivedAt(),
                        plain.lane(),
                        Optional.empty(),
                        Optional.empty())
                .writtenAt(Optional.of(plain.receivedAt()));
    }

    private static NewMessage aboutBoth(String text, int minute) {
        Instant at = Sent.MORNING.plusSeconds(60L * minute);
        List<NewMessage> parts = List.of(about("V1", text + "-1", minute), about("V2", text + "-2", minute));
        return file(text, text, at, parts).writtenAt(Optional.of(at));
    }

    @OnBothDatabases
    void aFileSentAgainAfterAnotherAboutItsVisitIsMeantAnew(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            exchange.keep(about("V1", "right", 0));
            exchange.keep(about("V1", "wrong", 1));

            Kept again = exchange.keep(about("V1", "right", 2));

            assertThat(again).isInstanceOf(Kept.Fresh.class);
            assertThat(exchange.keep(about("V1", "right", 3))).isEqualTo(new Kept.Repeated(again.number()));
            assertThat(exchange.lanes().waiting()).isEqualTo(3);
        }
    }

    @OnBothDatabases
    void soItIsWhenTheThreeShareACommit(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            List<CompletableFuture<Kept>> kept = Stream.of(
                            about("V0", "the writer is busy with this one", 0),
                            about("V1", "right", 0),
                            about("V1", "wrong", 1),
                            about("V1", "right", 2),
                            about("V1", "right", 3))
                    .map(exchange.journal()::keep)
                    .toList();

            CompletableFuture.allOf(kept.toArray(CompletableFuture[]::new))
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join();
            Kept again = kept.get(3).join();
            assertThat(again).isInstanceOf(Kept.Fresh.class);
            assertThat(kept.get(4).join()).isEqualTo(new Kept.Repeated(again.number()));
        }
    }

    @OnBothDatabases
    void aFileSentAgainIsRepeatedWhileItIsTheNewestOfItsVisit(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            Kept first = exchange.keep(about("V1", "right", 0));
            exchange.keep(about("V2", "another visit", 1));
            exchange.keep(file(Sent.DISTRICT, "x", "x", Sent.MORNING, List.of(), Optional.empty()));

            assertThat(exchange.keep(about("V1", "right", 2))).isEqualTo(new Kept.Repeated(first.number()));
        }
    }

    @OnBothDatabases
    void aFileFoundAgainIsRepeatedThoughAnotherCameInBetween(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            NewMessage found = about("V1", "right", 0).writtenAt(Optional.of(Sent.MORNING.minusSeconds(9)));
            Kept first = exchange.keep(found);
            exchange.keep(about("V1", "wrong", 1));

            assertThat(exchange.keep(found)).isEqualTo(new Kept.Repeated(first.number()));
        }
    }

    @OnBothDatabases
    void aFileSentAgainTakesBackNoPersonsCorrectionOfIt(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            JournalNumber first = exchange.keep(about("V1", "bad", 0)).number();
            exchange.park(first);
            exchange.desk()
                    .fix(
                            first,
                            new Desk.Correction(
                                    new byte[] {1}, "BN-bad", Optional.empty(), Optional.of("V1"), "Lan typed"),
                            "Hoa",
                            NOON);

            assertThat(exchange.keep(about("V1", "bad", 3))).isEqualTo(new Kept.Repeated(first));
        }
    }

    @OnBothDatabases
    void aKeyOfTheSendersOwnStandsForOneFileWhateverCameInBetween(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            NewMessage keyed = about("V1", "right", 0).writtenAt(Optional.empty());
            Kept first = exchange.keep(keyed);
            exchange.keep(about("V1", "wrong", 1));

            assertThat(exchange.keep(keyed)).isEqualTo(new Kept.Repeated(first.number()));
        }
    }

    @OnBothDatabases
    void aFileAboutSeveralIsMeantAnewWhenOneOfThemWasToldOfSince(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            Kept first = exchange.keep(aboutBoth("both", 0));
            assertThat(exchange.keep(aboutBoth("both", 1))).isEqualTo(new Kept.Repeated(first.number()));
            exchange.keep(about("V2", "wrong", 2));

            assertThat(exchange.keep(aboutBoth("both", 3))).isInstanceOf(Kept.Fresh.class);
        }
    }

    private static NewMessage split(String key, int count) {
        List<NewMessage> parts = IntStream.range(0, count)
                .mapToObj(i -> file(key + "/" + i, key + "-part" + i, Sent.MORNING, List.of()))
                .toList();
        return file(key, key + "-whole", Sent.MORNING, parts);
    }

    @OnBothDatabases
    void aFileAboutSeveralIsKeptWithItsPartsWhichWaitForThemselves(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            JournalNumber whole = exchange.keep(split("F1", 3)).number();

            Dossiers.Sent sent =
                    new JdbcDossiers(database.pool()).find(Sent.PROVINCE, whole).orElseThrow();

            assertThat(sent.state()).isEqualTo(MessageState.APPLIED);
            assertThat(sent.reason()).isEmpty();
            assertThat(sent.parts())
                    .extracting(Dossiers.Part::state)
                    .containsExactly(MessageState.WAITING, MessageState.WAITING, MessageState.WAITING);
            assertThat(exchange.lanes().waiting()).isEqualTo(3);
            assertThat(new JdbcConservations(database.pool()).all())
                    .singleElement()
                    .satisfies(counts -> {
                        assertThat(counts.received()).isEqualTo(4);
                        assertThat(counts.holds()).isTrue();
                    });
        }
    }

    @OnBothDatabases
    void theSameFileAgainBringsNoPartTwice(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            Kept first = exchange.keep(split("F1", 3));

            Kept again = exchange.keep(split("F1", 3));

            assertThat(again).isEqualTo(new Kept.Repeated(first.number()));
            assertThat(exchange.lanes().waiting()).isEqualTo(3);
        }
    }

    @OnBothDatabases
    void aKeyUsedForAnotherFileSplitsNothing(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            exchange.keep(split("F1", 1 + 1));

            Kept conflict = exchange.keep(
                    file("F1", "other", Sent.MORNING, List.of(file("F1/0", "other-part", Sent.MORNING, List.of()))));

            assertThat(conflict).isInstanceOf(Kept.Conflict.class);
            assertThat(exchange.lanes().waiting()).isEqualTo(2);
        }
    }

    @OnBothDatabases
    void aHospitalListsItsOwnFilesOfSomeDaysWithoutTheirParts(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            JournalNumber first = exchange.keep(split("F1", 2)).number();
            JournalNumber refused = exchange.keep(
                            file(Sent.PROVINCE, "F2", "bad", EVENING, List.of(), Optional.of(Sent.FOREIGN_FACILITY)))
                    .number();
            exchange.keep(file(Sent.DISTRICT, "F1", "theirs", Sent.MORNING, List.of(), Optional.empty()));
            exchange.kept(Sent.of("BN1", "HL7"));
            JdbcDossiers dossiers = new JdbcDossiers(database.pool());

            assertThat(dossiers.received(Sent.PROVINCE, Sent.MORNING, EVENING.plusSeconds(1)))
                    .extracting(Dossiers.Sent::number)
                    .containsExactly(refused, first);
            assertThat(dossiers.received(Sent.PROVINCE, EVENING.plusSeconds(1), EVENING.plusSeconds(9)))
                    .isEmpty();
            assertThat(dossiers.find(Sent.DISTRICT, first)).isEmpty();
            assertThat(dossiers.find(Sent.PROVINCE, refused))
                    .hasValueSatisfying(sent -> assertThat(sent.reason()).startsWith("foreign-facility"));
        }
    }

    @OnBothDatabases
    void whoLooksUpACorrectedFileLearnsWhatBecameOfTheCorrection(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            JournalNumber sent =
                    exchange.keep(file("F1", "bad", Sent.MORNING, List.of())).number();
            exchange.park(sent);
            JournalNumber first =
                    exchange.desk().fix(sent, Exchange.corrected(new byte[] {1}, "Lan typed"), "Hoa", NOON);
            exchange.park(first);
            JdbcDossiers dossiers = new JdbcDossiers(database.pool());
            assertThat(dossiers.find(Sent.PROVINCE, sent).orElseThrow().state()).isEqualTo(MessageState.PARKED);

            exchange.desk().fix(first, Exchange.corrected(new byte[] {2}, "Lan typed"), "Hoa", NOON);
            exchange.applyAll();

            Dossiers.Sent now = dossiers.find(Sent.PROVINCE, sent).orElseThrow();
            assertThat(now.number()).isEqualTo(sent);
            assertThat(now.state()).isEqualTo(MessageState.APPLIED);
            assertThat(now.reason()).isEmpty();
            assertThat(now.parts()).isEmpty();
            assertThat(dossiers.find(Sent.PROVINCE, first))
                    .map(Dossiers.Sent::state)
                    .contains(MessageState.APPLIED);
            assertThat(dossiers.received(Sent.PROVINCE, Sent.MORNING, NOON.plusSeconds(1)))
                    .containsExactly(now);
        }
    }

    @OnBothDatabases
    void aCorrectedPartStandsInItsPlaceAmongTheParts(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            JournalNumber whole = exchange.keep(split("F1", 2)).number();
            JdbcDossiers dossiers = new JdbcDossiers(database.pool());
            List<Dossiers.Part> before =
                    dossiers.find(Sent.PROVINCE, whole).orElseThrow().parts();
            JournalNumber bad = before.get(0).number();
            exchange.park(bad);
            exchange.desk().fix(bad, Exchange.corrected(new byte[] {1}, "typed"), "Hoa", NOON);

            assertThat(dossiers.find(Sent.PROVINCE, whole).orElseThrow().parts())
                    .isEqualTo(before);
            assertThat(dossiers.find(Sent.PROVINCE, bad))
                    .map(Dossiers.Sent::state)
                    .contains(MessageState.WAITING);
        }
    }

    @OnBothDatabases
    void aSkippedFileStaysRefused(TestDatabase database) {
        try (Exchange exchange = Exchange.on(database)) {
            JournalNumber sent =
                    exchange.keep(file("F1", "bad", Sent.MORNING, List.of())).number();
            exchange.park(sent);
            exchange.desk().skip(sent, "Hoa", "sent twice", NOON);

            assertThat(new JdbcDossiers(database.pool()).find(Sent.PROVINCE, sent))
                    .map(Dossiers.Sent::state)
                    .contains(MessageState.REFUSED);
        }
    }

    @OnBothDatabases
    void whatIsPassedOnLeavesOnceAndOnlyWhenItIsTaken(TestDatabase database) {
        NewMessage.PassOn portal = new NewMessage.PassOn("insurer/38001", "insurer-file");
        try (Exchange exchange = Exchange.on(database)) {
            Kept whole = exchange.keep(split("F1", 2).passedOn(portal));
            exchange.keep(split("F1", 2).passedOn(portal));
            exchange.keep(file("F1", "other", Sent.MORNING, List.of()).passedOn(portal));
            exchange.keep(file(Sent.PROVINCE, "F2", "bad", EVENING, List.of(), Optional.of(Sent.FOREIGN_FACILITY))
                    .passedOn(portal));

            assertThat(database.db()
                            .sql("select payload from hub.outbox where destination = 'insurer/38001'")
                            .query((row, index) -> new String(row.getBytes("payload"), StandardCharsets.US_ASCII))
                            .list())
                    .containsExactly(String.valueOf(whole.number().value()));
        }
    }

    @OnBothDatabases
    void aCorrectedFileNeverOvertakesOneAboutSeveralPatients(TestDatabase database) {
        NewMessage.PassOn portal = new NewMessage.PassOn("insurer/38001", "insurer-file");
        try (Exchange exchange = Exchange.on(database)) {
            Kept both = exchange.keep(split("F1", 2).passedOn(portal));
            exchange.keep(file("F2", "corrected", Sent.MORNING, List.of()).passedOn(portal));
            JdbcOutboxLines lines = new JdbcOutboxLines(database.pool(), database.unit());

            List<OutboxLines.Due> due = lines.due("insurer/38001", 10, EVENING, Duration.ofMinutes(1));
            lines.retry(due.get(0), EVENING.plusSeconds(30), "silent");

            assertThat(due)
                    .extracting(one -> new String(one.item().payload(), StandardCharsets.US_ASCII))
                    .containsExactly(String.valueOf(both.number().value()));
            assertThat(lines.due("insurer/38001", 10, EVENING.plusSeconds(1), Duration.ofMinutes(1)))
                    .isEmpty();
        }
    }

    @OnBothDatabases
    void remembersTheInsurersNumberForTheFilesHospital(TestDatabase database) {
        JdbcPassedOn passedOn = new JdbcPassedOn(database.pool(), database.unit());
        JournalNumber number = new JournalNumber(7);
        passedOn.note(number, Sent.PROVINCE, "BH1", EVENING);
        passedOn.note(number, Sent.PROVINCE, "BH2", EVENING);

        assertThat(passedOn.transaction(Sent.PROVINCE, number)).hasValue("BH2");
        assertThat(passedOn.transaction(Sent.DISTRICT, number)).isEmpty();
    }
}
