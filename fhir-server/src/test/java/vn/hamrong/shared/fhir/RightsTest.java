package vn.hamrong.shared.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;

class RightsTest {
    private static final FacilityCode ONE = new FacilityCode("38001");
    private static final FacilityCode THREE = new FacilityCode("38003");
    private static final PatientId LAN = new PatientId("5c1cdb6e-9f0e-4f2b-8a55-0b7f7c1f9d01");
    private static final PatientId MINH = new PatientId("5c1cdb6e-9f0e-4f2b-8a55-0b7f7c1f9d02");
    private static final Caller CALLER = new Caller("his-38001", ONE, 1, Set.of());

    private final RequestDetails request = new SystemRequestDetails();
    private final AtomicLong nanos = new AtomicLong();
    private final Set<PatientId> lent = new HashSet<>(Set.of(LAN));

    @Test
    void F22_withNobodyToAskOnlyTheOwnIsRead() {
        Rights rights = new Rights(ReadableFacilities.ownOnly(), nanos::get);
        Reach.of(request).name(LAN);

        assertThat(rights.mayRead(CALLER, THREE, Set.of(LAN), request)).isFalse();
        assertThat(rights.mayRead(CALLER, ONE, Set.of(LAN), request)).isTrue();
    }

    @Test
    void F22_anEmptyAnswerIsNoRight() {
        Rights rights = new Rights((reader, patient) -> Set.of(), nanos::get);
        Reach.of(request).name(LAN);

        assertThat(rights.mayRead(CALLER, THREE, Set.of(LAN), request)).isFalse();
        assertThat(rights.mayRead(CALLER, ONE, Set.of(LAN), request)).isTrue();
    }

    @Test
    void F22_whoeverCannotAnswerShowsNothing() {
        Rights rights = new Rights(
                (reader, patient) -> {
                    throw new IllegalStateException("the store is down");
                },
                nanos::get);
        Reach.of(request).name(LAN);

        assertThatThrownBy(() -> rights.mayRead(CALLER, THREE, Set.of(LAN), request))
                .isInstanceOf(IllegalStateException.class);
        assertThat(rights.mayRead(CALLER, ONE, Set.of(LAN), request)).isTrue();
    }

    @Test
    void F22_anEndedRightIsFeltWithinOneLongRequest() {
        Rights rights = rights();
        Reach.of(request).name(LAN);
        assertThat(rights.mayRead(CALLER, THREE, Set.of(LAN), request)).isTrue();

        lent.clear();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));

        assertThat(rights.mayRead(CALLER, THREE, Set.of(LAN), request)).isFalse();
    }

    @Test
    void aRightIsForThePatientsOfTheRequestAndForAllOfAResource() {
        Rights rights = rights();
        assertThat(rights.mayRead(CALLER, THREE, Set.of(LAN), request)).isFalse();

        Reach.of(request).name(LAN);
        Reach.of(request).name(MINH);

        assertThat(rights.mayRead(CALLER, THREE, Set.of(LAN), request)).isTrue();
        assertThat(rights.mayRead(CALLER, THREE, Set.of(LAN, MINH), request)).isFalse();
        assertThat(rights.mayRead(CALLER, THREE, Set.of(), request)).isFalse();
    }

    private Rights rights() {
        return new Rights(
                (reader, patient) -> lent.contains(patient) ? Set.of(ONE, THREE) : Set.of(reader), nanos::get);
    }
}
