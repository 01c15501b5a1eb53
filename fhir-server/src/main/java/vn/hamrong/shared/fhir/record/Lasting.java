package vn.hamrong.shared.fhir.record;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.hamrong.shared.FacilityCode;

/**
 * Remembers the people and places of a hospital that are in the record already: nearly every message names them again.
 * Holds only what was committed; nobody deletes these.
 */
final class Lasting {
    private static final int MOST = 20_000;
    private static final Set<String> TYPES = Set.of("Practitioner", "PractitionerRole", "Organization", "Location");

    private final Map<Key, String> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, String> eldest) {
            return size() > MOST;
        }
    };

    private record Key(FacilityCode facility, String url) {}

    Optional<String> find(FacilityCode facility, Identity identity) {
        synchronized (known) {
            return Optional.ofNullable(known.get(new Key(facility, identity.url())));
        }
    }

    /** Learns where each entry of a transaction is, once the unit of work around it has committed. */
    void learnAfterCommit(FacilityCode facility, List<Optional<Identity>> asked, List<String> stored) {
        Map<Key, String> learned = new HashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            String name = stored.get(i);
            asked.get(i)
                    .filter(identity -> identity.create() && TYPES.contains(identity.type()))
                    .ifPresent(identity -> learned.put(new Key(facility, identity.url()), name));
        }
        if (!learned.isEmpty()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    synchronized (known) {
                        known.putAll(learned);
                    }
                }
            });
        }
    }
}
