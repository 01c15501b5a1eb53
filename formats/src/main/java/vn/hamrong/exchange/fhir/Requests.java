package vn.hamrong.exchange.fhir;

import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.jspecify.annotations.Nullable;

/** ORC and OBR → ServiceRequest; source: the official maps ORC[ServiceRequest], OBR[ServiceRequest]. */
final class Requests {
    private static final String TYPE = "ServiceRequest";

    /** Messages that tell results: they mention the order and must not overwrite it. */
    private static final Set<String> RESULTS = Set.of("ORU", "OUL");

    private Requests() {}

    static void map(Line obr, Draft draft) {
        Line orc = Orders.of(obr).orElse(null);
        ServiceRequest request = map(orc, obr, draft);
        if (RESULTS.contains(draft.type())) {
            Reports.map(obr, orc, request, draft);
        }
        Specimens.ofOrder(obr, draft);
    }

    /** Either line may be missing, not both. */
    static ServiceRequest map(@Nullable Line orc, @Nullable Line obr, Draft draft) {
        Line main = first(obr, orc);
        ServiceRequest request = enter(main, orc, obr, draft);
        Stream.of(obr, orc).filter(line -> line != null).forEach(line -> line.became(request));
        for (Identifier number : OrderNumbers.of(orc, obr, TYPE)) {
            request.addIdentifier(number);
        }
        draft.patientReference(main).ifPresent(request::setSubject);
        draft.encounterReference(main).ifPresent(request::setEncounter);
        request.setIntent(ServiceRequestIntent.ORDER);
        state(orc, request);
        if (obr != null) {
            observation(obr, request, draft);
        }
        if (orc != null) {
            order(orc, request, draft);
        }
        Requesters.of(orc, obr, request, draft).ifPresent(request::setRequester);
        if (!request.hasSubject()) {
            request.setSubject(NoSubject.reference());
        }
        return request;
    }

    private static ServiceRequest enter(Line main, @Nullable Line orc, @Nullable Line obr, Draft draft) {
        String number = OrderNumbers.key(orc, obr);
        String code = obr == null ? "" : obr.field(4).peek();
        String time = !number.isEmpty() || obr == null ? "" : obr.field(7).peek();
        if (!RESULTS.contains(draft.type())) {
            return draft.derived(ServiceRequest::new, main, "order", number, code, time);
        }
        String[] parts = {draft.mrn(main), "order", number, code, time};
        ServiceRequest request = draft.sharedIfNew(ServiceRequest::new, parts);
        for (int twin = 2; request.hasIntent(); twin++) {
            parts[4] = time + "#" + twin;
            request = draft.sharedIfNew(ServiceRequest::new, parts);
        }
        return request;
    }

    private static void state(@Nullable Line orc, ServiceRequest request) {
        request.setStatus(OrderStates.of(orc));
        OrderStates.source(orc).ifPresent(code -> Codes.keep(code, request.getStatusElement(), TYPE + ".status"));
    }

    private static void observation(Line obr, ServiceRequest request, Draft draft) {
        Codes.concept(obr.field(4), TYPE + ".code").ifPresent(request::setCode);
        if (obr.field(11).peek().equals("G")) {
            request.setIntent(ServiceRequestIntent.REFLEXORDER);
            Codes.keep(obr.field(11), request.getIntentElement(), TYPE + ".intent");
        }
        Timings.priority(obr.field(5), request);
        Times.dateTime(obr.field(6), TYPE + ".occurrenceDateTime").ifPresent(request::setOccurrence);
        if (!request.hasOccurrence()) {
            Times.dateTime(obr.field(36), TYPE + ".occurrenceDateTime").ifPresent(request::setOccurrence);
        }
        obr.all(31)
                .forEach(reason -> Codes.concept(reason, TYPE + ".reasonCode").ifPresent(request::addReasonCode));
        details(obr, request);
        obr.all(13).forEach(info -> clinical(info, request));
        Timings.quantity(obr.field(27), request);
        OrderNumbers.parents(obr.field(29), TYPE + ".basedOn").forEach(request::addBasedOn);
        parentService(obr.field(50), request);
        copies(obr, request, draft);
        for (int field : new int[] {53, 54}) {
            obr.all(field)
                    .forEach(cx ->
                            Identifiers.cx(cx, "order", TYPE + ".identifier").ifPresent(request::addIdentifier));
        }
        draft.encounterReference(obr).ifPresent(request::setEncounter);
    }

    private static void details(Line obr, ServiceRequest request) {
        for (int field : new int[] {44, 45, 46, 47}) {
            if (!request.hasCode()) {
                return;
            }
            for (Datum detail : obr.all(field)) {
                Codes.concept(detail, TYPE + ".orderDetail").ifPresent(request::addOrderDetail);
            }
        }
    }

    /** Relevant clinical information: R4 has no element of its own for it. */
    private static void clinical(Datum info, ServiceRequest request) {
        info.takeAll(TYPE + ".supportingInfo.display");
        request.addSupportingInfo().setDisplay(ObservationValues.said(info));
    }

    /** What was ordered in the order that this one is part of. */
    private static void parentService(Datum service, ServiceRequest request) {
        if (service.isPresent()) {
            service.takeAll(TYPE + ".basedOn.display");
            Reference parent = request.hasBasedOn() ? request.getBasedOnFirstRep() : request.addBasedOn();
            String said = ObservationValues.said(service);
            boolean another = parent.hasDisplay() && !parent.getDisplay().equals(said);
            parent.setType(TYPE).setDisplay(another ? parent.getDisplay() + "; " + said : said);
        }
    }

    /** Who is to get a copy of the results: R4 has no element for it, so a typed extension names the practitioner. */
    private static void copies(Line obr, ServiceRequest request, Draft draft) {
        for (Datum xcn : obr.all(28)) {
            People.practitioner(xcn, request, draft)
                    .ifPresent(person -> request.addExtension(Uris.V2_FIELD + "OBR-28", person));
        }
    }

    private static void order(Line orc, ServiceRequest request, Draft draft) {
        Identifiers.ei(orc.field(4), "order-group", TYPE + ".requisition").ifPresent(request::setRequisition);
        Timings.quantity(orc.field(7), request);
        OrderNumbers.parents(orc.field(8), TYPE + ".basedOn").forEach(request::addBasedOn);
        Times.dateTime(orc.field(9), TYPE + ".authoredOn").ifPresent(request::setAuthoredOnElement);
        if (!request.hasOccurrence()) {
            Times.dateTime(orc.field(15), TYPE + ".occurrenceDateTime").ifPresent(request::setOccurrence);
        }
        orc.all(28)
                .forEach(code -> Codes.coding(code, TYPE + ".meta.security")
                        .ifPresent(label -> request.getMeta().addSecurity(label)));
        Codes.concept(orc.field(29), TYPE + ".locationCode").ifPresent(request::addLocationCode);
        Codes.concept(orc.field(16), TYPE + ".reasonCode").ifPresent(request::addReasonCode);
        Identifiers.cx(orc.field(33), "order", TYPE + ".identifier").ifPresent(request::addIdentifier);
        parentService(orc.field(31), request);
        OrderTrails.map(orc, request, draft);
    }

    private static Line first(@Nullable Line obr, @Nullable Line orc) {
        if (obr != null) {
            return obr;
        }
        if (orc != null) {
            return orc;
        }
        throw new IllegalArgumentException("an order has an ORC, an OBR or both");
    }
}
