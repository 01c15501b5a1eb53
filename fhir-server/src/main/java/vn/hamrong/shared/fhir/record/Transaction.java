package vn.hamrong.shared.fhir.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;

/**
 * One FHIR transaction gathered from the bundles of several messages. No two of its entries claim one identity: HAPI
 * would silently drop one of them (its issue 8183).
 */
final class Transaction {
    private final Function<Identity, Optional<String>> known;
    private final Map<String, BundleEntryComponent> claimed = new HashMap<>();
    private final Set<String> fullUrls = new HashSet<>();
    private final Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);

    /** Asks {@code known} for resources that certainly exist, as {@code Type/id}; their entries are left out. */
    Transaction(Function<Identity, Optional<String>> known) {
        this.known = known;
    }

    /** As few transactions as the identities allow, in the order of the messages. */
    static List<Bundle> gather(List<Bundle> messages, Function<Identity, Optional<String>> known) {
        List<Bundle> gathered = new ArrayList<>();
        Transaction open = new Transaction(known);
        for (Bundle message : messages) {
            if (!open.accepts(message)) {
                gathered.add(open.bundle);
                open = new Transaction(known);
            }
            open.add(message);
        }
        gathered.add(open.bundle);
        gathered.removeIf(bundle -> bundle.getEntry().isEmpty());
        return gathered;
    }

    /** Whether no entry would change what an earlier message writes here. */
    private boolean accepts(Bundle message) {
        return message.getEntry().stream()
                .map(Identity::of)
                .flatMap(Optional::stream)
                .allMatch(this::free);
    }

    private boolean free(Identity identity) {
        BundleEntryComponent first = claimed.get(identity.url());
        return first == null
                || (identity.create()
                        && Identity.of(first).filter(Identity::create).isPresent());
    }

    private void add(Bundle message) {
        Map<String, String> moved = new HashMap<>();
        List<BundleEntryComponent> added = new ArrayList<>();
        for (BundleEntryComponent entry : message.getEntry()) {
            Optional<String> instead = Identity.of(entry).flatMap(identity -> replacement(identity, entry));
            if (instead.isPresent()) {
                moved.put(entry.getFullUrl(), instead.get());
            } else {
                own(entry, moved);
                added.add(entry);
            }
        }
        References.repoint(added, moved);
        added.forEach(bundle::addEntry);
    }

    /** What stands for the entry, when it need not be written. */
    private Optional<String> replacement(Identity identity, BundleEntryComponent entry) {
        BundleEntryComponent first = claimed.get(identity.url());
        if (first == null) {
            return identity.create() ? known.apply(identity) : Optional.empty();
        }
        if (!identity.create() && !entry.getResource().equalsDeep(first.getResource())) {
            throw new IllegalArgumentException(
                    "two different entries of one message claim to be one " + identity.type());
        }
        return Optional.of(first.getFullUrl());
    }

    /** Full URLs tell entries of one message apart; two messages may use the same ones for different things. */
    private void own(BundleEntryComponent entry, Map<String, String> moved) {
        String fullUrl = entry.getFullUrl();
        if (fullUrl == null || !fullUrls.add(fullUrl)) {
            entry.setFullUrl("urn:uuid:" + UUID.randomUUID());
            fullUrls.add(entry.getFullUrl());
            if (fullUrl != null) {
                moved.put(fullUrl, entry.getFullUrl());
            }
        }
        Identity.of(entry).ifPresent(identity -> claim(identity, entry));
    }

    private void claim(Identity identity, BundleEntryComponent entry) {
        claimed.put(identity.url(), entry);
        if (identity.create()) {
            // HAPI looks such conditions up together only when they name the type.
            entry.getRequest().setIfNoneExist(identity.url());
        }
    }
}
