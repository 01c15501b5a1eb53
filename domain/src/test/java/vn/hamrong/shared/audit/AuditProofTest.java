package vn.hamrong.shared.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A thousand rows under a signed head after each hundred, and what somebody with all rights to the database could do. */
class AuditProofTest {
    private static final Instant NOON = Instant.parse("2026-11-25T05:00:00Z");

    private final List<Sealed> rows = new ArrayList<>();
    private final List<Optional<AuditHead>> heads = new ArrayList<>();

    private record Sealed(long place, long id, @Nullable AuditRow row, String chain) {}

    AuditProofTest() {
        LongStream.rangeClosed(1, 1000).forEach(place -> {
            append(row(place + 5000, "his-38001"));
            if (place % 100 == 0) {
                heads.add(Optional.of(new AuditHead(place, last().chain(), NOON.plusSeconds(place))));
            }
        });
    }

    @Test
    void anUntouchedAuditHolds() {
        AuditProof.Report report = report();

        assertThat(report.faults()).isEmpty();
        assertThat(report.rows()).isEqualTo(1000);
        assertThat(report.agreed().place()).isEqualTo(1000);
    }

    @Test
    void rowsAfterTheLastHeadHoldToo() {
        append(row(9000, "his-38002"));

        assertThat(report().holds()).isTrue();
        assertThat(report().agreed().place()).isEqualTo(1000);
    }

    @Test
    void O06_findsTheOneRowThatWasEdited() {
        Sealed old = rows.get(449);
        rows.set(449, new Sealed(old.place(), old.id(), row(old.id(), "somebody else"), old.chain()));

        assertThat(report().faults()).containsExactly(new AuditFault(AuditFault.Kind.EDITED, 450, 5450, ""));
    }

    @Test
    void O06_findsTheOneRowThatWasDeletedFromUnderItsSeal() {
        Sealed old = rows.get(449);
        rows.set(449, new Sealed(old.place(), old.id(), null, old.chain()));

        assertThat(report().faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(AuditFault.Kind.DELETED);
            assertThat(fault.row()).isEqualTo(5450);
        });
    }

    @Test
    void O06_findsTheGapWhereRowAndSealWereDeleted() {
        rows.subList(300, 310).clear();

        assertThat(report().faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(AuditFault.Kind.DELETED);
            assertThat(fault.line()).contains("place 301", "up to 310");
        });
    }

    @Test
    void O06_findsAChainMadeAnewAfterAnEdit() {
        rebuildFrom(449, row(rows.get(449).id(), "somebody else"));

        assertThat(report().faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(AuditFault.Kind.RECHAINED);
            assertThat(fault.more()).contains("between place 401 and 500");
        });
    }

    @Test
    void O06_findsAChainMadeAnewAfterADeletion() {
        List<Sealed> after = List.copyOf(rows.subList(450, rows.size()));
        rows.subList(449, rows.size()).clear();
        after.forEach(one -> append(one.row()));

        assertThat(report().faults())
                .extracting(AuditFault::kind)
                .containsExactly(AuditFault.Kind.RECHAINED, AuditFault.Kind.CUT_OFF);
    }

    @Test
    void O06_findsACutEnd() {
        rows.subList(950, 1000).clear();

        assertThat(report().faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(AuditFault.Kind.CUT_OFF);
            assertThat(fault.place()).isEqualTo(951);
        });
    }

    @Test
    void O06_findsRowsThatChangedPlaces() {
        Sealed one = rows.get(449);
        Sealed other = rows.get(450);
        rows.set(449, new Sealed(one.place(), other.id(), other.row(), one.chain()));
        rows.set(450, new Sealed(other.place(), one.id(), one.row(), other.chain()));

        assertThat(report().faults())
                .containsExactly(
                        new AuditFault(AuditFault.Kind.EDITED, 450, 5451, ""),
                        new AuditFault(AuditFault.Kind.EDITED, 451, 5450, ""));
    }

    @Test
    void O06_findsAnOlderCopyThatWentOn() {
        rows.subList(740, 1000).clear();
        LongStream.rangeClosed(741, 1100).forEach(place -> {
            append(row(place + 8000, "his-38001"));
            if (place % 100 == 0) {
                heads.add(Optional.of(new AuditHead(place, last().chain(), NOON.plusSeconds(2000 + place))));
            }
        });

        assertThat(report().faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(AuditFault.Kind.RECHAINED);
            assertThat(fault.more()).contains("between place 701 and 800");
        });
    }

    @Test
    void O06_findsAnEmptiedAudit() {
        rows.clear();

        assertThat(report().faults()).extracting(AuditFault::kind).containsExactly(AuditFault.Kind.CUT_OFF);
    }

    @Test
    void O06_findsForgedAndMissingHeads() {
        heads.set(3, Optional.empty());
        assertThat(report().faults()).extracting(AuditFault::kind).containsExactly(AuditFault.Kind.HEAD_UNTRUSTED);

        heads.clear();
        assertThat(report().faults()).extracting(AuditFault::kind).containsExactly(AuditFault.Kind.NO_HEADS);
    }

    @Test
    void remembersABoundedNumberOfFaults() {
        rows.replaceAll(old -> new Sealed(old.place(), old.id(), row(old.id(), "somebody else"), old.chain()));

        assertThat(report().faults()).hasSize(100);
    }

    @Test
    void noTwoRowsHaveTheSameBytes() {
        assertThat(row(1, "ab").bytes())
                .isNotEqualTo(row(1, "a").bytes())
                .isNotEqualTo(row(2, "ab").bytes());
        assertThat(AuditRow.of(1, NOON, texts("a", null)).bytes())
                .isNotEqualTo(AuditRow.of(1, NOON, texts("a", "")).bytes());
    }

    private AuditProof.Report report() {
        AuditProof proof = new AuditProof(heads.iterator());
        rows.forEach(row -> proof.next(row.place(), row.id(), row.row(), row.chain()));
        return proof.end();
    }

    private void rebuildFrom(int index, AuditRow changed) {
        List<Sealed> after = List.copyOf(rows.subList(index + 1, rows.size()));
        rows.subList(index, rows.size()).clear();
        append(changed);
        after.forEach(one -> append(one.row()));
    }

    private void append(@Nullable AuditRow row) {
        assertThat(row).isNotNull();
        String before = rows.isEmpty() ? AuditChain.START : last().chain();
        rows.add(new Sealed(rows.size() + 1, row.id(), row, AuditChain.link(before, row)));
    }

    private Sealed last() {
        return rows.get(rows.size() - 1);
    }

    private static AuditRow row(long id, String actor) {
        return AuditRow.of(id, NOON, texts(actor, "38001"));
    }

    private static @Nullable String[] texts(String actor, @Nullable String facility) {
        return new @Nullable String[] {
            actor, facility, "read", "Observation", "DONE", "", "r1", "SYSTEM", null, null, "", null, null
        };
    }
}
