package vn.hamrong.shared.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import vn.hamrong.shared.CareRelationship;
import vn.hamrong.shared.CareRelationship.Basis;
import vn.hamrong.shared.CareRelationship.Ending;
import vn.hamrong.shared.CareRelationships;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;

class JdbcCareRelationshipsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T05:00:00Z");
    private static final FacilityCode NHI = new FacilityCode("38002");
    private static final FacilityCode HAC_THANH = new FacilityCode("38001");
    private static final PatientId LAN = new PatientId("5c1cdb6e-9f0e-4f2b-8a55-0b7f7c1f9d01");
    private static final PatientId MINH = new PatientId("5c1cdb6e-9f0e-4f2b-8a55-0b7f7c1f9d02");

    @OnBothDatabases
    void oneOpensItsPatientToItsReaderAndNothingElse(TestDatabase database) {
        JdbcCareRelationships kept = new JdbcCareRelationships(database.pool());
        CareRelationship opened = relationship(NOON);
        database.unit().inOne(() -> kept.add(opened));

        assertThat(kept.readableBy(NHI, LAN, NOON)).containsExactly(opened);
        assertThat(kept.readableBy(NHI, MINH, NOON)).isEmpty();
        assertThat(kept.readableBy(HAC_THANH, LAN, NOON)).isEmpty();
    }

    @OnBothDatabases
    void itHoldsFromItsFirstInstantToBeforeItsLast(TestDatabase database) {
        JdbcCareRelationships kept = new JdbcCareRelationships(database.pool());
        CareRelationship opened = relationship(NOON);
        database.unit().inOne(() -> kept.add(opened));

        for (Instant at : List.of(NOON.minusMillis(1), NOON, opened.until().minusMillis(1), opened.until())) {
            assertThat(kept.readableBy(NHI, LAN, at).isEmpty())
                    .as(at.toString())
                    .isNotEqualTo(opened.holds(at));
        }
    }

    @OnBothDatabases
    void anEndedOneIsEndedAtOnceAndStaysOnRecord(TestDatabase database) {
        JdbcCareRelationships kept = new JdbcCareRelationships(database.pool());
        CareRelationship opened = relationship(NOON);
        Ending ending = new Ending(NOON.plusSeconds(60), "clerk");
        database.unit().inOne(() -> kept.add(opened));

        boolean first = database.unit().inOne(() -> kept.end(opened.id(), ending));
        boolean second = database.unit().inOne(() -> kept.end(opened.id(), new Ending(NOON, "other")));

        assertThat(first).isTrue();
        assertThat(second).isFalse();
        assertThat(kept.readableBy(NHI, LAN, NOON.plusSeconds(60))).isEmpty();
        assertThat(kept.of(LAN))
                .singleElement()
                .satisfies(row -> assertThat(row.ended()).contains(ending));
    }

    @OnBothDatabases
    void ofManyWhoEndItOneDoes(TestDatabase database) {
        JdbcCareRelationships kept = new JdbcCareRelationships(database.pool());
        CareRelationship opened = relationship(NOON);
        database.unit().inOne(() -> kept.add(opened));

        List<Boolean> ended = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() ->
                        database.unit().inOne(() -> kept.end(opened.id(), new Ending(NOON.plusSeconds(1), "c" + i)))))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(ended).containsOnlyOnce(true);
    }

    @OnBothDatabases
    void changesNothingOutsideAUnit(TestDatabase database) {
        JdbcCareRelationships kept = new JdbcCareRelationships(database.pool());

        assertThatThrownBy(() -> kept.add(relationship(NOON))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> kept.end(UUID.randomUUID(), new Ending(NOON, "clerk")))
                .isInstanceOf(IllegalStateException.class);
        assertThat(database.count("hub.care_relationship")).isZero();
    }

    @OnBothDatabases
    void givesAllOfAPatientTheLatestFirst(TestDatabase database) {
        JdbcCareRelationships kept = new JdbcCareRelationships(database.pool());
        CareRelationship first = relationship(NOON);
        CareRelationship second = relationship(NOON.plusSeconds(1));
        database.unit().inOne(() -> {
            kept.add(first);
            kept.add(second);
        });

        assertThat(kept.of(LAN)).containsExactly(second, first);
        assertThat(kept.readableBy(NHI, LAN, NOON.plusSeconds(1))).containsExactly(first, second);
    }

    @OnBothDatabases
    void F22_findsWhatEndsWithConsentHoweverManyNewerRightsThereAre(TestDatabase database) {
        JdbcCareRelationships kept = new JdbcCareRelationships(database.pool());
        CareRelationship chip = relationship(NOON);
        CareRelationship own = relationship(NOON, HAC_THANH, Basis.BREAK_GLASS);
        CareRelationship ended = relationship(NOON);
        Instant later = NOON.plusSeconds(1);
        database.unit().inOne(() -> {
            List.of(chip, own, ended).forEach(kept::add);
            kept.end(ended.id(), new Ending(NOON, "clerk"));
            for (int i = 0; i < CareRelationships.MOST; i++) {
                kept.add(relationship(later, NHI, Basis.BREAK_GLASS));
            }
        });

        assertThat(kept.of(LAN)).doesNotContain(chip);
        assertThat(kept.open(LAN, HAC_THANH, CareRelationship.BY_CONSENT, later))
                .containsExactlyInAnyOrder(chip, own);
        assertThat(kept.open(LAN, HAC_THANH, Set.of(), later)).containsExactly(own);
        assertThat(kept.open(MINH, HAC_THANH, CareRelationship.BY_CONSENT, later))
                .isEmpty();
        assertThat(kept.open(LAN, HAC_THANH, CareRelationship.BY_CONSENT, chip.until()))
                .isEmpty();
    }

    private static CareRelationship relationship(Instant from) {
        return relationship(from, NHI, Basis.CHECKIN_CHIP);
    }

    private static CareRelationship relationship(Instant from, FacilityCode reader, Basis basis) {
        return new CareRelationship(
                UUID.randomUUID(),
                LAN,
                reader,
                basis,
                "clerk",
                "visit 7",
                from,
                from.plus(Duration.ofDays(30)),
                Optional.empty());
    }
}
