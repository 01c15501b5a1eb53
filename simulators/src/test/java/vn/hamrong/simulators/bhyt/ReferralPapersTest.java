package vn.hamrong.simulators.bhyt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;
import vn.hamrong.exchange.Destination.Letterhead;
import vn.hamrong.exchange.Destination.Matter;
import vn.hamrong.exchange.Destination.Times;
import vn.hamrong.exchange.bhyt.Dossier;
import vn.hamrong.exchange.bhyt.Table;
import vn.hamrong.exchange.bhyt.fhir.DossierToFhir;
import vn.hamrong.exchange.fhir.Conversion;
import vn.hamrong.exchange.letters.Contents;
import vn.hamrong.exchange.letters.LetterText;
import vn.hamrong.exchange.letters.Letters;
import vn.hamrong.exchange.letters.Payload;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;

/** Every referral paper of a dossier can be written for every kind of HIS, and reads there as it was meant. */
class ReferralPapersTest {
    private static final FacilityCode SENDER = new FacilityCode("38903");
    private static final FacilityCode RECEIVER = new FacilityCode("38902");
    private static final PatientId PATIENT = new PatientId("6f1c2c1e-0000-4000-8000-000000000001");
    private static final Instant AT = Instant.parse("2026-11-25T05:00:00Z");
    private static final int PAPERS = 40;

    @Test
    void everyPaperIsWrittenForEveryCharacterSetAndVersion() {
        List<Dossier> referred = referred().limit(PAPERS).toList();

        for (Dossier dossier : referred) {
            for (Letterhead head : heads()) {
                assertThat(written(dossier, head))
                        .as(() -> dossier.visit() + " in " + head.charset())
                        .isInstanceOf(LetterText.Written.class);
            }
        }
        assertThat(referred).hasSize(PAPERS);
    }

    private static LetterText written(Dossier dossier, Letterhead head) {
        Bundle read = ((Conversion.Converted) DossierToFhir.convert(dossier, SENDER)).bundle();
        ServiceRequest order = read.getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(ServiceRequest.class::isInstance)
                .map(ServiceRequest.class::cast)
                .filter(ServiceRequest::hasPerformer)
                .findFirst()
                .orElseThrow();
        Payload payload = new Contents(read, PATIENT, AT).referral(order, "HRABCDEFGHIJKLMN");
        return new Letters(RECEIVER, head).write(Matter.REFERRAL, Payload.of(payload.json()), "ABCDEFGHIJKLMNOPQRST");
    }

    private static Stream<Dossier> referred() {
        Dossiers invented = new Dossiers(SENDER, 13);
        return Stream.generate(invented::next)
                .limit(5_000)
                .flatMap(file -> file.dossiers().stream())
                .filter(dossier -> !dossier.records(Table.XML13).isEmpty());
    }

    private static List<Letterhead> heads() {
        return List.of(
                head("UTF-8", "2.5.1", Times.SECOND),
                head("windows-1258", "2.4", Times.SECOND),
                head("TCVN3", "2.3", Times.MINUTE),
                head("VNI", "2.3.1", Times.ZONE));
    }

    private static Letterhead head(String charset, String version, Times times) {
        return new Letterhead(charset, false, version, "HUB", "HAMRONG", "HIS", "SONGMA", times);
    }
}
