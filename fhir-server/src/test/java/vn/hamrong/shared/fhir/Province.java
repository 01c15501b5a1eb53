package vn.hamrong.shared.fhir;

import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.hamrong.exchange.fhir.ClinicalRecord;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.fhir.record.Messages;

/** Lan has been in hospitals one, two and three, under one visit number each; Minh only in three. */
record Province(PatientId lan, PatientId minh) {
    private static final FacilityCode ONE = new FacilityCode(Http.ONE);
    private static final FacilityCode TWO = new FacilityCode(Http.TWO);
    private static final FacilityCode THREE = new FacilityCode(Http.THREE);

    static Province build(ClinicalRecord record, PlatformTransactionManager transactions, String visit) {
        Province province = new Province(Messages.newPatient(), Messages.newPatient());
        TransactionTemplate unit = new TransactionTemplate(transactions);
        unit.executeWithoutResult(status -> {
            record.save(ONE, List.of(Messages.patient(province.lan, ONE, TWO, THREE), province.visit(visit)));
            record.save(TWO, List.of(province.visit(visit)));
            record.save(THREE, List.of(Messages.patient(province.minh, THREE), province.visit(visit)));
            record.save(THREE, List.of(Messages.visit(province.minh, visit + "m", "urn:hamrong:journal:2#B")));
        });
        return province;
    }

    private Bundle visit(String visit) {
        return Messages.visit(lan, visit, "urn:hamrong:journal:1#A");
    }
}
