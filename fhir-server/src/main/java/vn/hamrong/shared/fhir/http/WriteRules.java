package vn.hamrong.shared.fhir.http;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import vn.hamrong.exchange.fhir.FhirText;
import vn.hamrong.exchange.fhir.Narratives;
import vn.hamrong.exchange.fhir.SafeAttachments;
import vn.hamrong.shared.fhir.OwnerStamp;

/**
 * What a facility may carry through an open door: nothing that steers the server, no update of what is not its own, no
 * reference to what it may not see. Looked at before HAPI acts on any of it.
 */
@Interceptor
public final class WriteRules {
    private static final String STEERING = "http://hapifhir.io/";

    private final Sight sight;
    private final TransactionRules transactions;
    private final AttachedBinaries attached;

    public WriteRules(Sight sight, TransactionRules transactions) {
        this.sight = sight;
        this.transactions = transactions;
        this.attached = new AttachedBinaries(sight);
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void check(RestOperationTypeEnum operation, RequestDetails request) {
        if (request.getResource() instanceof Resource sent) {
            steersNothing(sent);
            actsNowhere(sent, attached.of(sent, request));
            canBeWrittenOut(sent);
            if (sent instanceof Bundle batch && batch.getType() == BundleType.BATCH) {
                // Its entries come here one by one.
                transactions.checkBatch(batch);
                return;
            }
            seesWhatItRefersTo(sent, request);
            if (sent instanceof Bundle bundle && operation == RestOperationTypeEnum.TRANSACTION) {
                transactions.check(bundle, request);
                bundle.getEntry().forEach(entry -> OwnerStamp.stamp(entry.getResource(), request));
            }
        }
        if (operation == RestOperationTypeEnum.UPDATE) {
            changesItsOwn(request);
        }
        if (operation == RestOperationTypeEnum.CREATE || operation == RestOperationTypeEnum.UPDATE) {
            // A condition may match something: the answer must not show it.
            request.setHeaders(Constants.HEADER_PREFER, List.of("return=minimal"));
        }
    }

    /** Extensions of HAPI's own choose partitions and more (CVE-2026-113874). */
    private static void steersNothing(Resource sent) {
        boolean steers = elements(sent, Extension.class)
                .anyMatch(extension -> String.valueOf(extension.getUrl()).startsWith(STEERING));
        if (steers) {
            throw new ForbiddenOperationException("extensions that steer the server");
        }
    }

    /** A decimal of a few characters may be a billion digits long. */
    private static void canBeWrittenOut(Resource sent) {
        boolean bounded = elements(sent, DecimalType.class)
                .allMatch(number -> number.getValue() == null || FhirText.isBounded(number.getValue()));
        if (!bounded) {
            throw new InvalidRequestException("số quá dài / a number is too long");
        }
    }

    /** What acts would act in whatever page shows it (F-23, F-25). */
    private static void actsNowhere(Resource sent, Function<String, Optional<Binary>> attached) {
        if (sent instanceof Bundle bundle) {
            bundle.getEntry().stream()
                    .filter(Bundle.BundleEntryComponent::hasResource)
                    .forEach(entry -> actsNowhere(entry.getResource(), attached));
            return;
        }
        if (!Narratives.onlyTell(sent)) {
            throw new UnprocessableEntityException(
                    "phần thuyết minh có mã chạy được / the narrative holds more than text, tables and links");
        }
        Optional<String> fault =
                sent instanceof DocumentReference ? SafeAttachments.fault(sent, attached) : SafeAttachments.fault(sent);
        fault.ifPresent(words -> {
            throw new UnprocessableEntityException(words);
        });
    }

    /** All of one kind in it. HAPI's terser does not look into the resources of a Bundle by itself. */
    private static <T extends IBase> Stream<T> elements(Resource sent, Class<T> kind) {
        Stream<Resource> inside = sent instanceof Bundle bundle
                ? bundle.getEntry().stream()
                        .filter(Bundle.BundleEntryComponent::hasResource)
                        .map(Bundle.BundleEntryComponent::getResource)
                : Stream.empty();
        return Stream.concat(
                FhirContext.forR4Cached().newTerser().getAllPopulatedChildElementsOfType(sent, kind).stream(),
                inside.flatMap(resource -> elements(resource, kind)));
    }

    private void seesWhatItRefersTo(Resource sent, RequestDetails request) {
        elements(sent, Reference.class)
                .map(reference -> new IdType(reference.getReference()))
                .filter(IdType::hasIdPart)
                .filter(IdType::hasResourceType)
                .map(IdType::toUnqualifiedVersionless)
                .distinct()
                .filter(id -> !sight.sees(id, request))
                .findFirst()
                .ifPresent(id -> {
                    // What stands in the place of an id may be a number of somebody's.
                    String named = id.isIdPartValid() ? " to " + id.getValue() : "";
                    throw new UnprocessableEntityException("a reference" + named + " leads nowhere");
                });
    }

    /** By id only what it owns; by id or condition never from one patient to another. */
    private void changesItsOwn(RequestDetails request) {
        List<IdType> changed;
        if (request.getId() == null) {
            changed = sight.matches(
                    request.getResourceName(), request.getConditionalUrl(RestOperationTypeEnum.UPDATE), request);
        } else {
            IdType id = new IdType(request.getResourceName(), request.getId().getIdPart());
            if (!sight.owns(id, request)) {
                throw new ResourceNotFoundException(id);
            }
            changed = List.of(id);
        }
        if (request.getResource() instanceof Resource sent) {
            changed.forEach(id -> sight.keepSubject(id, sent));
        }
    }
}
