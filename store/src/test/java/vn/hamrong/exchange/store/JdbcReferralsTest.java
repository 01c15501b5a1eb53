package vn.hamrong.exchange.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import vn.hamrong.exchange.Referral;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.store.OnBothDatabases;
import vn.hamrong.shared.store.TestDatabase;

class JdbcReferralsTest {
    private static final Referral CT = new Referral(
            "HRABCDEFGHIJKLMN",
            new FacilityCode("38901"),
            new FacilityCode("38902"),
            new PatientId("6f1c2c1e-0000-4000-8000-000000000001"),
            "BN1",
            new Referral.OrderNumber("http://hamrong.vn/fhir/sid/38901/HIS", "CD1"),
            new JournalNumber(7),
            Instant.parse("2026-11-25T05:00:00Z"));

    @OnBothDatabases
    void givesBackWhatItKeptAndKeepsTheFirstOfANumber(TestDatabase database) {
        JdbcReferrals referrals = new JdbcReferrals(database.pool());
        Referral later = new Referral(
                CT.number(), CT.from(), CT.to(), CT.patient(), CT.mrn(), CT.order(), new JournalNumber(8), CT.at());

        referrals.add(CT);
        referrals.add(later);

        assertThat(referrals.find(CT.number())).hasValue(CT);
        assertThat(referrals.find("HRAAAAAAAAAAAAAA")).isEmpty();
    }
}
