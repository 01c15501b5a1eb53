package vn.hamrong.exchange.letters;

import java.time.Instant;
import java.util.Locale;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.ServiceRequest;
import vn.hamrong.exchange.Destination.Matter;
import vn.hamrong.exchange.Dialect;
import vn.hamrong.exchange.fhir.Conversion;
import vn.hamrong.exchange.fhir.Hl7ToFhir;
import vn.hamrong.exchange.fhir.Sender;
import vn.hamrong.exchange.fhir.Uris;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;

/** What of a message of hospital 38902 hospital 38901 is told. */
final class Told {
    static final FacilityCode SENDER = new FacilityCode("38902");
    static final FacilityCode RECEIVER = new FacilityCode("38901");
    private static final Instant AT = Instant.parse("2026-11-22T01:15:00Z");

    private Told() {}

    static Payload of(Matter matter, String message) {
        Conversion.Converted converted =
                (Conversion.Converted) Hl7ToFhir.convert(message, new Sender(SENDER, Dialect.PLAIN));
        Bundle read = converted.bundle();
        Contents contents = new Contents(read, new PatientId("6f1c2c1e-0000-4000-8000-000000000001"), AT);
        return switch (matter) {
            case REFERRAL -> contents.referral(first(read, ServiceRequest.class), "HRABCDEFGHIJKLMN");
            case RESULT -> contents.result(first(read, DiagnosticReport.class), placer(), RECEIVER, "BN77");
            case VISIT -> contents.visit();
            case DOCUMENT -> contents.document();
            case CHARGE -> contents.charge();
        };
    }

    static Matter matter(String word) {
        return Matter.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static Identifier placer() {
        Identifier placer =
                new Identifier().setSystem(Uris.local(RECEIVER, "HIS")).setValue("CD77");
        placer.getType().addCoding().setCode("PLAC");
        return placer;
    }

    private static <T> T first(Bundle bundle, Class<T> type) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }
}
