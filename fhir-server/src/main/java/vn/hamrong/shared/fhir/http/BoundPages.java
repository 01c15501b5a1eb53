package vn.hamrong.shared.fhir.http;

import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import vn.hamrong.shared.fhir.Caller;
import vn.hamrong.shared.fhir.Callers;

/**
 * Page links that work for nobody else: the link carries a seal over the search and the caller. The key lives as long as
 * the process; after a restart a search is asked anew.
 */
public final class BoundPages extends DatabaseBackedPagingProvider {
    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;

    public BoundPages(SecureRandom random, int most) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        key = new SecretKeySpec(secret, HMAC);
        setMaximumPageSize(most);
    }

    @Override
    public synchronized @Nullable String storeResultList(RequestDetails request, IBundleProvider results) {
        String search = super.storeResultList(request, results);
        return search == null ? null : search + "." + seal(search, request);
    }

    /** Null, which HAPI answers with 410, when the link is not this caller's. */
    @Override
    @SuppressWarnings("NullAway") // HAPI: null says there is no such page
    public synchronized IBundleProvider retrieveResultList(RequestDetails request, String link) {
        int end = link.indexOf('.');
        if (end < 0 || !sealed(link.substring(0, end), link.substring(end + 1), request)) {
            return null;
        }
        return super.retrieveResultList(request, link.substring(0, end));
    }

    private boolean sealed(String search, String seal, RequestDetails request) {
        return MessageDigest.isEqual(
                seal(search, request).getBytes(StandardCharsets.UTF_8), seal.getBytes(StandardCharsets.UTF_8));
    }

    private String seal(String search, RequestDetails request) {
        Caller caller = Callers.find(request).orElseThrow(() -> new IllegalStateException("a page without a caller"));
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            byte[] sum = mac.doFinal((search + "\n" + caller.client() + "\n" + caller.facility() + "\n"
                            + String.join(" ", caller.scopes().stream().sorted().toList()))
                    .getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sum);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }
}
