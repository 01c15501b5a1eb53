package vn.hamrong.exchange.bhyt.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.ChargeItem;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Invoice;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import vn.hamrong.exchange.bhyt.DossierFile;
import vn.hamrong.exchange.bhyt.DossierReader;
import vn.hamrong.exchange.bhyt.DossierReading;
import vn.hamrong.exchange.fhir.Conversion;
import vn.hamrong.exchange.fhir.Validator;
import vn.hamrong.shared.FacilityCode;

/** The invented episode in ../shared, made by others from the decrees, as a record. */
class SyntheticRecordTest {

    @Test
    void theEpisodeIsAValidRecordThatAddsUpAndLeavesNothingOut() throws IOException {
        Bundle bundle = record("GIAMDINHHS.xml");

        assertThat(Validator.errors(bundle)).isEmpty();
        Encounter visit = all(bundle, Encounter.class).get(0);
        assertThat(visit.getPeriod().getStartElement().getValueAsString()).isEqualTo("2026-11-22T08:12:00+07:00");
        assertThat(visit.getIdentifierFirstRep().getSystem())
                .isEqualTo("http://fhir.ehealth.gov.vn/core/sid/VisitNumber");
        Invoice invoice = all(bundle, Invoice.class).get(0);
        List<ChargeItem> charges = all(bundle, ChargeItem.class);
        BigDecimal lines = charges.stream()
                .map(charge -> charge.getPriceOverride()
                        .getValue()
                        .multiply(charge.getQuantity().getValue()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(lines).isEqualByComparingTo(invoice.getTotalNet().getValue());
        assertThat(invoice.getTotalNet().getCurrency()).isEqualTo("VND");
        assertThat(invoice.getLineItem()).hasSameSizeAs(charges);
    }

    @Test
    void checkInReferralAndReturnAloneAreValidRecordsToo() throws IOException {
        for (String file : List.of("XML0_checkin.xml", "XML13_referral_other_episode.xml", "XML14.xml")) {
            assertThat(Validator.errors(record(file))).as(file).isEmpty();
        }
    }

    private static Bundle record(String name) throws IOException {
        Path path = Path.of(
                System.getProperty("hamrong.shared", "../../shared"), "domain", "samples", "bhyt_3176_synthetic", name);
        assumeTrue(Files.isReadable(path), "no ../shared");
        DossierFile file = DossierReader.read(Files.readAllBytes(path)).match(DossierReading.Read::file, refused -> {
            throw new AssertionError(refused);
        });
        List<Conversion> visits = DossierToFhir.convert(file, new FacilityCode("38001"));
        assertThat(visits).hasSize(1);
        return visits.get(0)
                .match(
                        done -> {
                            assertThat(done.receipt().unmapped()).isEmpty();
                            return done.bundle();
                        },
                        refused -> {
                            throw new AssertionError(refused);
                        });
    }

    private static <T extends Resource> List<T> all(Bundle bundle, Class<T> type) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
