package vn.hamrong.exchange.routes.apply;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import vn.hamrong.exchange.desk.MessageKeys.Said;
import vn.hamrong.exchange.desk.SearchKey;
import vn.hamrong.exchange.fhir.Uris;

/** The words a message will be found by that only its content tells: order numbers and insurance cards. */
final class BundleKeys {
    /** A message with more is a batch by itself; it is found by the first of them. */
    private static final int KEYS_MAX = 50;

    private BundleKeys() {}

    static Stream<Said> of(RecordWriter.Item item) {
        return item.reading().bundle().getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .flatMap(resource -> said(item, resource))
                .distinct()
                .limit(KEYS_MAX);
    }

    private static Stream<Said> said(RecordWriter.Item item, Resource resource) {
        Stream<Said> orders = orderNumbers(resource).stream()
                .filter(Identifier::hasValue)
                .map(number -> said(item, SearchKey.order(number.getValue()), false));
        Stream<Said> cards = cards(resource)
                .flatMap(number -> SearchKey.card(number).stream())
                .map(key -> said(item, key, true));
        return Stream.concat(orders, cards);
    }

    private static Said said(RecordWriter.Item item, SearchKey key, boolean ofLane) {
        return new Said(item.message().number(), item.message().lane(), key, ofLane);
    }

    private static List<Identifier> orderNumbers(Resource resource) {
        if (resource instanceof ServiceRequest request) {
            return request.getIdentifier();
        }
        if (resource instanceof DiagnosticReport report) {
            return report.getIdentifier();
        }
        return resource instanceof MedicationRequest prescription ? prescription.getIdentifier() : List.of();
    }

    private static Stream<String> cards(Resource resource) {
        if (resource instanceof Coverage coverage) {
            return coverage.hasSubscriberId() ? Stream.of(coverage.getSubscriberId()) : Stream.of();
        }
        return resource instanceof Patient patient
                ? patient.getIdentifier().stream()
                        .filter(number -> Uris.INSURANCE.equals(number.getSystem()) && number.hasValue())
                        .map(Identifier::getValue)
                : Stream.of();
    }
}
