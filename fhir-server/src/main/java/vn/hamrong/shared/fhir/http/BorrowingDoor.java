package vn.hamrong.shared.fhir.http;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.access.Borrowing;
import vn.hamrong.shared.access.Borrowing.Asking;
import vn.hamrong.shared.access.EmergencyReason;
import vn.hamrong.shared.access.Ground;
import vn.hamrong.shared.fhir.Caller;
import vn.hamrong.shared.fhir.Callers;

/**
 * Where a facility asks for a patient's whole record, and gives it back: by the patient's written request, or in an
 * emergency. What is open is told as a {@code Consent}; a Consent that a client writes opens nothing, and cannot be written.
 * Only for patients the facility knows: for others the door is not there.
 */
public final class BorrowingDoor implements IResourceProvider {
    static final String BORROW = "$borrow";
    static final String BREAK_GLASS = "$break-glass";
    static final String GIVE_BACK = "$give-back";
    static final String BORROWINGS = "$borrowings";
    private static final int WORD_MAX = 100;
    private static final int WORDS_MAX = 400;

    private final Borrowing borrowing;

    public BorrowingDoor(Borrowing borrowing) {
        this.borrowing = borrowing;
    }

    @Override
    public Class<Patient> getResourceType() {
        return Patient.class;
    }

    /**
     * The patient asked for it in writing.
     *
     * @param request the number under which the facility keeps the written request
     * @param until the end it names; none: the longest period allowed
     * @param requester who asks, by the facility's own staff number or name
     */
    @Operation(name = BORROW)
    public Consent borrow(
            @IdParam IdType id,
            @OperationParam(name = "request", max = 1) @Nullable StringType request,
            @OperationParam(name = "until", max = 1) @Nullable DateTimeType until,
            @OperationParam(name = "requester", max = 1) @Nullable StringType requester,
            RequestDetails details) {
        Optional<Instant> end =
                Optional.ofNullable(until).map(time -> time.getValue().toInstant());
        return open(id, requester, details, new Ground.WrittenRequest(text("request", request, WORD_MAX), end));
    }

    /**
     * There is no time to ask. It opens at once, alerts, and is reviewed.
     *
     * @param reason unconscious, life-threatening, no-guardian or disaster
     * @param words what happened, 10 characters at least
     */
    @Operation(name = BREAK_GLASS)
    public Consent breakGlass(
            @IdParam IdType id,
            @OperationParam(name = "reason", max = 1) @Nullable CodeType reason,
            @OperationParam(name = "words", max = 1) @Nullable StringType words,
            @OperationParam(name = "requester", max = 1) @Nullable StringType requester,
            RequestDetails details) {
        EmergencyReason code = reason(text("reason", reason, WORD_MAX));
        return open(id, requester, details, emergency(code, text("words", words, WORDS_MAX)));
    }

    /**
     * Ends what the facility borrowed of this patient; with {@code withdrawn} because the patient takes consent back, which
     * ends every facility's right that rests on it. Answers how many ended.
     */
    @Operation(name = GIVE_BACK)
    public Parameters giveBack(
            @IdParam IdType id,
            @OperationParam(name = "withdrawn", max = 1) @Nullable BooleanType withdrawn,
            @OperationParam(name = "requester", max = 1) @Nullable StringType requester,
            RequestDetails details) {
        Asking asking = asking(id, requester, details);
        boolean everywhere = withdrawn != null && withdrawn.booleanValue();
        int ended = everywhere ? borrowing.withdraw(asking) : borrowing.end(asking);
        return new Parameters().addParameter("ended", new IntegerType(ended));
    }

    /** The facility's own borrowings of this patient, also ended ones, latest first. Others' are not for it to know. */
    @Operation(name = BORROWINGS, idempotent = true)
    public Bundle borrowings(@IdParam IdType id, RequestDetails details) {
        Bundle all = new Bundle().setType(Bundle.BundleType.COLLECTION);
        Caller caller = caller(details);
        borrowing.of(caller.facility(), new PatientId(id.getIdPart())).stream()
                .map(BorrowedConsent::of)
                .forEach(consent -> all.addEntry().setResource(consent));
        return all;
    }

    private Consent open(IdType id, @Nullable StringType requester, RequestDetails details, Ground ground) {
        return borrowing
                .open(asking(id, requester, details), ground)
                .match(opened -> BorrowedConsent.of(opened.relationship()), refused -> {
                    throw new UnprocessableEntityException(refused.why().words());
                });
    }

    private static Asking asking(IdType id, @Nullable StringType requester, RequestDetails details) {
        Caller caller = caller(details);
        String person = text("requester", requester, WORD_MAX);
        return new Asking(caller.facility(), new PatientId(id.getIdPart()), caller.client() + " " + person);
    }

    private static Caller caller(RequestDetails details) {
        return Callers.find(details).orElseThrow(() -> new ForbiddenOperationException("no caller"));
    }

    private static Ground emergency(EmergencyReason reason, String words) {
        try {
            return new Ground.Emergency(reason, words);
        } catch (IllegalArgumentException tooShort) {
            throw wrong("words");
        }
    }

    private static EmergencyReason reason(String code) {
        return Stream.of(EmergencyReason.values())
                .filter(reason -> reason.code().equals(code))
                .findFirst()
                .orElseThrow(() -> wrong("reason"));
    }

    /** What it must say; control characters are nobody's words. */
    private static String text(String name, @Nullable PrimitiveType<String> given, int most) {
        String text = given == null || given.getValue() == null
                ? ""
                : given.getValue().strip();
        if (text.isEmpty() || text.length() > most || text.chars().anyMatch(Character::isISOControl)) {
            throw wrong(name);
        }
        return text;
    }

    private static UnprocessableEntityException wrong(String name) {
        return new UnprocessableEntityException("thiếu hoặc không hợp lệ / missing or not valid: " + name);
    }
}
