package vn.hamrong.shared.fhir.notice;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.searchparam.matcher.InMemoryResourceMatcher;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseResource;
import vn.hamrong.shared.Outbox;
import vn.hamrong.shared.OutboxItem;

/**
 * Puts a notice for every wish that a written resource meets into the outbox, in the transaction of the write: told only if
 * that commits, and then never forgotten. HAPI's own subscriptions are told after the commit, from memory.
 *
 * <p>A notice holds no more than which version was written; what is sent is read when it is sent.
 */
@Interceptor
public final class NoticeBoard {
    /** What the notices are in the outbox. */
    static final String KIND = "fhir-notice";

    private final Map<String, List<Wish>> wishes;
    private final InMemoryResourceMatcher matcher;
    private final Audience audience;
    private final Outbox outbox;

    /** Throws IllegalArgumentException, with its name, for a wish whose criteria cannot be judged at a write. */
    public NoticeBoard(List<Wish> wishes, InMemoryResourceMatcher matcher, Audience audience, Outbox outbox) {
        this.wishes = wishes.stream().collect(Collectors.groupingBy(Wish::type));
        this.matcher = matcher;
        this.audience = audience;
        this.outbox = outbox;
        wishes.forEach(this::judgeable);
    }

    private void judgeable(Wish wish) {
        if (!wish.isForAllOfItsType() && !isJudgeable(wish.criteria())) {
            throw new IllegalArgumentException("the criteria of " + wish.name() + " cannot be judged at a write");
        }
    }

    private boolean isJudgeable(String criteria) {
        try {
            return matcher.canBeEvaluatedInMemory(criteria).supported();
        } catch (InvalidRequestException unknown) {
            return false;
        }
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    public void created(IBaseResource resource, RequestDetails request) {
        look(resource, request);
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource after, RequestDetails request) {
        look(after, request);
    }

    private void look(IBaseResource resource, RequestDetails request) {
        for (Wish wish : wishes.getOrDefault(resource.fhirType(), List.of())) {
            if (audience.mayHear(wish.facility(), resource) && meets(wish, resource, request)) {
                outbox.add(notice(wish, resource));
            }
        }
    }

    private boolean meets(Wish wish, IBaseResource resource, RequestDetails request) {
        return wish.isForAllOfItsType()
                || matcher.match(wish.criteria(), resource, null, request).matched();
    }

    private OutboxItem notice(Wish wish, IBaseResource resource) {
        String version = resource.getIdElement()
                .withResourceType(resource.fhirType())
                .toUnqualified()
                .getValue();
        UUID id = UUID.nameUUIDFromBytes((wish.name() + "|" + version).getBytes(StandardCharsets.UTF_8));
        return new OutboxItem(
                id,
                wish.facility(),
                wish.name(),
                KIND,
                audience.order(resource),
                version.getBytes(StandardCharsets.UTF_8));
    }
}
