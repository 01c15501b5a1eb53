package vn.hamrong.shared.fhir.http;

import static vn.hamrong.shared.fhir.http.KnownParameters.refused;

import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Map;
import java.util.Set;

/**
 * What may be asked of a whole record: pages of {@code _count}, and {@code _type}s. HAPI takes {@code _lastUpdated} too, and
 * passes over it where it adds what refers to the patient: time is asked of each type.
 *
 * <p>Source: FHIR R4, operation {@code Patient/$everything}.
 */
final class EverythingQuestion {
    static final String OPERATION = "$everything";

    private static final String TYPES = "_type";
    private static final Set<String> TIMES = Set.of("_since", "_lastUpdated", "start", "end");

    /** Besides what every answer takes. */
    static final Set<String> NAMES = Set.of("_count", TYPES);

    private EverythingQuestion() {}

    /** Throws 400 by name for what would be passed over. */
    static void check(RequestDetails request) {
        if (request.getRequestType() == RequestTypeEnum.POST && request.loadRequestContents().length > 0) {
            throw refused("hãy hỏi bằng GET, không có nội dung", "ask by GET, without a body", OPERATION);
        }
        check(request.getParameters());
    }

    private static void check(Map<String, String[]> query) {
        TIMES.stream().filter(query::containsKey).sorted().findFirst().ifPresent(time -> {
            throw refused(
                    "$everything không lọc theo thời gian, hãy hỏi từng kiểu (Type?patient=…&_lastUpdated=ge…)",
                    "$everything is not asked by time, ask for each type so",
                    time);
        });
        for (String types : query.getOrDefault(TYPES, new String[0])) {
            for (String type : types.split(",", -1)) {
                if (!OpenDoors.readable(type)) {
                    throw refused("không có kiểu này", "no such type", TYPES);
                }
            }
        }
    }
}
