package vn.hamrong.exchange;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import vn.hamrong.shared.DeliveryPace;
import vn.hamrong.shared.FacilityCode;

/**
 * A system of a hospital that the hub delivers to, as the hospital's file describes it ({@code deliveries}).
 *
 * @param hospital whose system it is
 * @param name within the hospital, as in {@code his}
 * @param what it is told of
 */
public record Destination(FacilityCode hospital, String name, Set<Matter> what, Address address, DeliveryPace pace) {

    public Destination {
        what = Set.copyOf(what);
    }

    /** Its name in the outbox, as in {@code 38902/his}: no two destinations share one. */
    public String fullName() {
        return hospital + "/" + name;
    }

    /** What one hospital can be told by another. */
    public enum Matter {
        /** A patient sent there with an order (giấy chuyển tuyến, chỉ định gửi ngoài). */
        REFERRAL,
        /** The result of an order that it gave. */
        RESULT,
        /** A patient who comes. */
        VISIT,
        /** A document on its patient. */
        DOCUMENT,
        /** What was charged for its patient. */
        CHARGE;

        /** As it is written in files and in the outbox. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The matter of that {@link #word}. */
        public static Optional<Matter> of(String word) {
            return Arrays.stream(values())
                    .filter(matter -> matter.word().equals(word))
                    .findFirst();
        }
    }

    /** Where it is and what it speaks. */
    public sealed interface Address {

        /**
         * HL7 v2 over MLLP.
         *
         * @param host a name or an IP address
         * @param tls empty: plain text
         */
        record Mllp(String host, int port, Optional<Tls> tls, Letterhead letterhead) implements Address {
            @Override
            public <T> T match(Function<Mllp, T> mllp, Function<Web, T> web) {
                return mllp.apply(this);
            }
        }

        /**
         * A web server: FHIR transactions, or FHIR JSON posted as it is.
         *
         * @param url where to post
         * @param fhir whether it is the base of a FHIR server, which takes transactions; else JSON is posted as it is
         * @param login how to get a token there
         */
        record Web(URI url, boolean fhir, Optional<Tls> tls, Optional<Login> login) implements Address {
            @Override
            public <T> T match(Function<Mllp, T> mllp, Function<Web, T> web) {
                return web.apply(this);
            }
        }

        /** One function per case. */
        <T> T match(Function<Mllp, T> mllp, Function<Web, T> web);
    }

    /**
     * TLS towards the system. Names are of PEM files beside the hospital files.
     *
     * @param authorities who may have signed its certificate; empty: those that Java trusts
     * @param certificate our own, when it asks for one
     * @param key of our own certificate
     */
    public record Tls(Optional<String> authorities, Optional<String> certificate, Optional<String> key) {}

    /**
     * OAuth 2.0 client credentials (RFC 6749 §4.4).
     *
     * @param secretFile name of the file, beside the hospital files, that holds the secret
     */
    public record Login(URI tokenUrl, String clientId, String secretFile, String scope) {}

    /**
     * How HL7 v2 messages for the system are written.
     *
     * @param charset one of {@code CharacterSets.SUPPORTED}
     * @param decomposed UTF-8 with accents apart from their letters (NFD), as some systems store it
     * @param version MSH-12, as in {@code 2.5}
     * @param sendingApplication MSH-3
     * @param sendingFacility MSH-4
     * @param receivingApplication MSH-5
     * @param receivingFacility MSH-6
     * @param times how precise points in time are
     */
    public record Letterhead(
            String charset,
            boolean decomposed,
            String version,
            String sendingApplication,
            String sendingFacility,
            String receivingApplication,
            String receivingFacility,
            Times times) {}

    /** How points in time are written, in Vietnam's time. */
    public enum Times {
        /** {@code 202611221530} */
        MINUTE,
        /** {@code 20261122153000} */
        SECOND,
        /** {@code 20261122153000+0700} */
        ZONE
    }
}
