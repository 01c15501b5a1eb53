package vn.hamrong.shared.fhir.http;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.provider.BaseJpaResourceProvider;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.server.method.BaseMethodBinding;
import ca.uhn.fhir.rest.server.method.OperationMethodBinding;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.hamrong.exchange.fhir.message.ClinicalTypes;

/**
 * Decides which of HAPI's operations exist at all. What is not on the list is never bound: it can be neither called nor
 * found in the CapabilityStatement, and what a new HAPI brings stays shut until somebody opens it here.
 */
@Interceptor
public final class OpenDoors {
    /** What a facility may write. Definitions, subscriptions, audit and consents are not for clients. */
    static final Set<String> WRITABLE = ClinicalTypes.WRITABLE;

    /** Written once and read by its id; what it is about, a DocumentReference says. */
    static final String BINARY = "Binary";

    private static final Set<RestOperationTypeEnum> OF_BINARIES =
            EnumSet.of(RestOperationTypeEnum.READ, RestOperationTypeEnum.VREAD, RestOperationTypeEnum.CREATE);

    private static final Set<RestOperationTypeEnum> READING = EnumSet.of(
            RestOperationTypeEnum.READ,
            RestOperationTypeEnum.VREAD,
            RestOperationTypeEnum.HISTORY_INSTANCE,
            RestOperationTypeEnum.SEARCH_TYPE);

    private static final Set<RestOperationTypeEnum> WRITING =
            EnumSet.of(RestOperationTypeEnum.CREATE, RestOperationTypeEnum.UPDATE);

    /** The patient's record as far as it may be read, and how it is borrowed. */
    private static final Set<String> OF_ONE_PATIENT = Set.of(
            "$everything",
            "$summary",
            BorrowingDoor.BORROW,
            BorrowingDoor.BREAK_GLASS,
            BorrowingDoor.GIVE_BACK,
            BorrowingDoor.BORROWINGS);

    private final Set<String> open = new TreeSet<>();
    private final Set<String> shut = new TreeSet<>();

    @Hook(Pointcut.SERVER_PROVIDER_METHOD_BOUND)
    public @Nullable BaseMethodBinding bound(BaseMethodBinding method) {
        boolean opens = opens(method);
        (opens ? open : shut).add(name(method));
        return opens ? method : null;
    }

    /** As in {@code Patient $everything} or {@code create}: every operation that can be called. */
    public Set<String> open() {
        return Collections.unmodifiableSet(open);
    }

    /** Every operation HAPI offered that cannot be called. */
    public Set<String> shut() {
        return Collections.unmodifiableSet(shut);
    }

    static boolean readable(@Nullable String type) {
        return "Patient".equals(type) || (type != null && WRITABLE.contains(type));
    }

    /** Whether an id of this type may lead somewhere. */
    static boolean leads(@Nullable String type) {
        return readable(type) || BINARY.equals(type);
    }

    private static boolean opens(BaseMethodBinding method) {
        if (method instanceof OperationMethodBinding operation) {
            return ofOnePatient(operation) || method.getProvider() instanceof MessageDoor;
        }
        RestOperationTypeEnum kind = method.getRestOperationType();
        String type = method.getResourceName();
        if (kind == RestOperationTypeEnum.TRANSACTION) {
            return method.getProvider() instanceof BundleDoor;
        }
        if (kind == RestOperationTypeEnum.GET_PAGE) {
            return true;
        }
        if (BINARY.equals(type)) {
            return OF_BINARIES.contains(kind);
        }
        if (WRITING.contains(kind)) {
            return type != null && (WRITABLE.contains(type) || incomingPatient(method, type));
        }
        return READING.contains(kind) && readable(type);
    }

    /** The shared patient is derived, never written by HAPI's own provider. */
    private static boolean incomingPatient(BaseMethodBinding method, String type) {
        return "Patient".equals(type)
                && method.getRestOperationType() == RestOperationTypeEnum.CREATE
                && !(method.getProvider() instanceof BaseJpaResourceProvider);
    }

    private static boolean ofOnePatient(OperationMethodBinding operation) {
        return OF_ONE_PATIENT.contains(operation.getName())
                && "Patient".equals(operation.getResourceName())
                && operation.isCanOperateAtInstanceLevel()
                && !operation.isCanOperateAtTypeLevel();
    }

    private static String name(BaseMethodBinding method) {
        String what = method instanceof OperationMethodBinding operation
                ? operation.getName()
                : method.getRestOperationType().getCode();
        boolean general = WRITABLE.contains(String.valueOf(method.getResourceName()));
        return general || method.getResourceName() == null ? what : method.getResourceName() + " " + what;
    }
}
