package vn.hamrong.exchange.routes.delivery;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.MessageHeader.MessageDestinationComponent;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import vn.hamrong.exchange.Referral;
import vn.hamrong.exchange.fhir.Uris;

/** Where in a message as read stands what decides whom it concerns. */
final class MessageParts {
    /** How the hub's own order numbers begin. */
    static final String PREFIX = "HR";

    private static final int NUMBER_MAX = 200;
    private static final int SYSTEM_MAX = 500;
    private static final Pattern OURS = Pattern.compile(PREFIX + "[A-Z2-7]{14}");

    private final Bundle read;
    private final Map<String, Resource> byUrl = new HashMap<>();

    MessageParts(Bundle read) {
        this.read = read;
        read.getEntry().forEach(entry -> byUrl.put(entry.getFullUrl(), entry.getResource()));
    }

    <T extends Resource> List<T> all(Class<T> type) {
        return read.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** What MSH-6 calls the receiver. */
    Stream<String> receivers() {
        return all(MessageHeader.class).stream()
                .flatMap(header -> header.getDestination().stream())
                .map(MessageDestinationComponent::getReceiver)
                .map(Reference::getDisplay)
                .filter(name -> name != null);
    }

    /** The facility codes of those whom an order itself names to perform it. */
    Stream<String> performers(ServiceRequest order) {
        return order.getPerformer().stream()
                .flatMap(performer -> Stream.concat(
                        Stream.of(performer.getIdentifier()),
                        organization(performer).stream().flatMap(one -> one.getIdentifier().stream())))
                .filter(number -> Uris.PROVIDER.equals(number.getSystem()) && number.hasValue())
                .map(Identifier::getValue);
    }

    private Optional<Organization> organization(Reference reference) {
        Resource target = reference.getReference() == null ? null : byUrl.get(reference.getReference());
        if (reference.getResource() instanceof Organization contained) {
            return Optional.of(contained);
        }
        return target instanceof Organization organization ? Optional.of(organization) : Optional.empty();
    }

    /** The number the placer gave an order; of one that says no type, its first. */
    static Optional<Identifier> placer(List<Identifier> numbers) {
        Optional<Identifier> typed = numbers.stream()
                .filter(number -> isUsable(number) && isPlacers(number))
                .findFirst();
        boolean untyped = numbers.stream().noneMatch(Identifier::hasType);
        return typed.or(() -> untyped
                ? numbers.stream()
                        .filter(number -> isUsable(number) && !isDerived(number))
                        .findFirst()
                : Optional.empty());
    }

    /** A number that can be given back as it came; longer ones no HIS has a field for. */
    private static boolean isUsable(Identifier number) {
        return number.hasValue()
                && number.hasSystem()
                && number.getValue().length() <= NUMBER_MAX
                && number.getSystem().length() <= SYSTEM_MAX;
    }

    private static boolean isDerived(Identifier number) {
        return Uris.DERIVED.equals(number.getSystem());
    }

    private static boolean isPlacers(Identifier number) {
        return number.getType().getCoding().stream().anyMatch(coding -> "PLAC".equals(coding.getCode()));
    }

    /** Orders that no report of the same message answers. */
    List<ServiceRequest> ordered() {
        Set<ServiceRequest> answered = Collections.newSetFromMap(new IdentityHashMap<>());
        all(DiagnosticReport.class).forEach(report -> answered.addAll(answered(report)));
        return all(ServiceRequest.class).stream()
                .filter(order -> !answered.contains(order))
                .toList();
    }

    private List<ServiceRequest> answered(DiagnosticReport report) {
        return report.getBasedOn().stream()
                .map(Reference::getReference)
                .flatMap(url -> Optional.ofNullable(url == null ? null : byUrl.get(url)).stream())
                .filter(ServiceRequest.class::isInstance)
                .map(ServiceRequest.class::cast)
                .toList();
    }

    /** The hub's number that a report answers: its own, or that of the order it is based on. */
    Optional<String> referralNumber(DiagnosticReport report) {
        Stream<Identifier> orders = Stream.concat(
                report.getBasedOn().stream().map(Reference::getIdentifier),
                answered(report).stream().flatMap(order -> order.getIdentifier().stream()));
        return Stream.concat(report.getIdentifier().stream(), orders)
                .map(Identifier::getValue)
                .filter(value -> value != null && OURS.matcher(value).matches())
                .findFirst();
    }

    /** A hospital's own number of its order, as FHIR. */
    static Identifier placer(Referral.OrderNumber order) {
        return typed(new Identifier().setSystem(order.system()).setValue(order.value()));
    }

    /** As a placer's number. */
    static Identifier typed(Identifier number) {
        number.getType().addCoding().setSystem(Uris.TERMINOLOGY + "v2-0203").setCode("PLAC");
        return number;
    }
}
