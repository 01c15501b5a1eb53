package vn.hamrong.shared.fhir.http;

import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.fhir.Caller;
import vn.hamrong.shared.fhir.Callers;
import vn.hamrong.shared.fhir.Rights;

/**
 * Page links that work for nobody else: the link carries a seal over the search and the caller. It also names the patients
 * whose data was lent to the search: when one of these rights has ended, the link is dead. The key lives as long as the
 * process; after a restart a search is asked anew.
 */
public final class BoundPages extends DatabaseBackedPagingProvider {
    private static final String HMAC = "HmacSHA256";

    /** Between patients, in a link. */
    private static final String AND = "~";

    private final SecretKeySpec key;
    private final Rights rights;

    public BoundPages(SecureRandom random, int most, Rights rights) {
        this.rights = rights;
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        key = new SecretKeySpec(secret, HMAC);
        setMaximumPageSize(most);
    }

    @Override
    public synchronized @Nullable String storeResultList(RequestDetails request, IBundleProvider results) {
        String search = super.storeResultList(request, results);
        if (search == null) {
            return null;
        }
        String lent =
                Rights.borrowed(request).stream().map(PatientId::value).sorted().collect(Collectors.joining(AND));
        return search + "." + lent + "." + seal(search + "." + lent, request);
    }

    /** Null, which HAPI answers with 410, when the link is not this caller's or a right it was made by has ended. */
    @Override
    @SuppressWarnings("NullAway") // HAPI: null says there is no such page
    public synchronized IBundleProvider retrieveResultList(RequestDetails request, String link) {
        String[] parts = link.split("\\.", 3);
        if (parts.length < 3 || !sealed(parts[0] + "." + parts[1], parts[2], request)) {
            return null;
        }
        List<PatientId> lent = Stream.of(parts[1].split(AND, -1))
                .filter(one -> !one.isEmpty())
                .map(PatientId::new)
                .toList();
        return rights.stillHold(lent, request) ? super.retrieveResultList(request, parts[0]) : null;
    }

    private boolean sealed(String content, String seal, RequestDetails request) {
        return MessageDigest.isEqual(
                seal(content, request).getBytes(StandardCharsets.UTF_8), seal.getBytes(StandardCharsets.UTF_8));
    }

    private String seal(String content, RequestDetails request) {
        Caller caller = Callers.find(request).orElseThrow(() -> new IllegalStateException("a page without a caller"));
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            byte[] sum = mac.doFinal((content + "\n" + caller.client() + "\n" + caller.facility() + "\n"
                            + String.join(" ", caller.scopes().stream().sorted().toList()))
                    .getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sum);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }
}
