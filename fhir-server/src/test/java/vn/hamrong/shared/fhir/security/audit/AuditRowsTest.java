package vn.hamrong.shared.fhir.security.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import vn.hamrong.shared.AuditEntry;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.UnitOfWork;

class AuditRowsTest {
    private static final FacilityCode HAC_THANH = new FacilityCode("38001");
    private static final int MOST = AnonymousRefusals.PER_MINUTE;

    private final List<AuditEntry> kept = new ArrayList<>();
    private boolean broken;
    private Instant now = Instant.parse("2026-11-25T03:00:00Z");
    private final AuditRows rows = new AuditRows(
            new AuditRows.Store(new Kept(), new Plain()),
            new Standing(),
            (reader, patient) -> Optional.empty(),
            new AnonymousRefusals(MOST));

    @Test
    void F26_aFloodOfStrangersLeavesABoundedNumberOfRowsAndOneThatCountsTheOthers() {
        refuseStrangers(10 * MOST);
        assertThat(kept).hasSize(MOST).allMatch(row -> row.outcome() == AuditEntry.Outcome.REFUSED);

        now = now.plus(Duration.ofMinutes(1));
        refuseStrangers(2);

        assertThat(kept).hasSize(MOST + 3);
        assertThat(kept.get(MOST).reason()).isEqualTo(9 * MOST + " more refused");
        assertThat(kept.get(MOST).actor()).isEqualTo("anonymous");
        assertThat(kept.get(MOST + 1).reason()).isEqualTo("401");
    }

    @Test
    void F26_whoIsKnownLeavesARowForEachRefusalInTheMidstOfAFlood() {
        refuseStrangers(2 * MOST);
        kept.clear();
        for (int i = 0; i < 2 * MOST; i++) {
            AuditNote note = note();
            note.actor("his-38001", HAC_THANH, AuditEntry.SYSTEM);
            assertThat(rows.commit(note, request(), 403)).isTrue();
        }

        assertThat(kept).hasSize(2 * MOST).allMatch(row -> row.actor().equals("his-38001"));
    }

    @Test
    void whatCouldNotBeToldIsToldOnceTheAuditIsBack() {
        refuseStrangers(MOST + 5);
        now = now.plus(Duration.ofMinutes(1));
        kept.clear();
        broken = true;
        assertThat(rows.commit(note(), request(), 401)).isFalse();

        broken = false;
        refuseStrangers(1);
        now = now.plus(Duration.ofMinutes(1));
        refuseStrangers(1);

        assertThat(kept).extracting(AuditEntry::reason).containsExactly("401", "5 more refused", "401");
    }

    private void refuseStrangers(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(rows.commit(note(), request(), 401)).isTrue();
        }
    }

    private static AuditNote note() {
        return AuditNote.begin(request(), "request-1");
    }

    private static MockHttpServletRequest request() {
        return new MockHttpServletRequest("GET", "/fhir/Patient");
    }

    private final class Kept implements AuditTrail {
        @Override
        public void add(AuditEntry entry) {
            if (broken) {
                throw new IllegalStateException("the audit's disk is full");
            }
            kept.add(entry);
        }

        @Override
        public void addAndCommit(AuditEntry entry) {
            add(entry);
        }
    }

    private static final class Plain implements UnitOfWork {
        @Override
        public <T> T inOne(Supplier<T> work) {
            return work.get();
        }

        @Override
        public <T> T inItsOwn(Supplier<T> work) {
            return work.get();
        }
    }

    private final class Standing extends Clock {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
