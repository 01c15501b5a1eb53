package vn.hamrong.shared.fhir;

import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.matcher.InMemoryResourceMatcher;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.hamrong.exchange.fhir.DirectWrites;
import vn.hamrong.shared.Outbox;
import vn.hamrong.shared.ReadingRights;
import vn.hamrong.shared.fhir.notice.Audience;
import vn.hamrong.shared.fhir.notice.NoticeBoard;
import vn.hamrong.shared.fhir.notice.Wish;
import vn.hamrong.shared.fhir.notice.WriteWatch;

/**
 * Who is told of writes: subscriptions, where somebody has {@link Wishes} (needs an {@link Outbox} then), and {@link
 * DirectWrites} where there are some.
 */
@Configuration(proxyBeanMethods = false)
public class NoticeConfiguration {

    /** What all facilities want to be told of. */
    public record Wishes(List<Wish> all) {
        public Wishes {
            all = List.copyOf(all);
        }
    }

    @Bean
    Audience audience(DaoRegistry types, Callers callers, Belonging belonging, ReadingRights rights) {
        return new GuardedAudience(types, callers, belonging, rights);
    }

    /** At JPA's level, so that the effects of messages are told of like those of calls. */
    @Bean
    BoardOnDuty noticeBoard(
            IInterceptorService service,
            ObjectProvider<Wishes> wishes,
            ObjectProvider<Outbox> outbox,
            InMemoryResourceMatcher matcher,
            Audience audience) {
        wishes.stream()
                .filter(some -> !some.all().isEmpty())
                .forEach(some -> service.registerInterceptor(
                        new NoticeBoard(some.all(), matcher, audience, outbox.getObject())));
        return new BoardOnDuty();
    }

    @Bean
    WatchOnDuty writeWatch(
            IInterceptorService service, ObjectProvider<DirectWrites> writes, DaoRegistry types, Callers callers) {
        writes.ifAvailable(
                some -> service.registerInterceptor(new WriteWatch(some, new StoredResources(types, callers))));
        return new WatchOnDuty();
    }

    /** Proof that the watch is registered. */
    record WatchOnDuty() {}

    /** Proof that the board is registered. */
    record BoardOnDuty() {}
}
