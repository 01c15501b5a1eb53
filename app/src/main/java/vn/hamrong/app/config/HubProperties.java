package vn.hamrong.app.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Everything an operator may set, under {@code hamrong.}. Defaults are for one machine behind no network: loopback
 * addresses, embedded H2, no TLS.
 *
 * @param dataFolder where the embedded database and the hub's own keys rest
 * @param hospitals the folder of hospital files
 * @param publicUrl how clients reach the hub, without a path; also the OAuth issuer and audience
 */
@ConfigurationProperties("hamrong")
public record HubProperties(
        @DefaultValue("data") Path dataFolder,
        @DefaultValue("config/hospitals") Path hospitals,
        @DefaultValue("http://localhost:8080") URI publicUrl,
        @DefaultValue Database database,
        @DefaultValue Http http,
        @DefaultValue Mllp mllp,
        @DefaultValue Partners partners,
        @DefaultValue Insurer insurer,
        @DefaultValue Exchange exchange,
        @DefaultValue Delivery delivery,
        @DefaultValue Fhir fhir,
        @DefaultValue Token token,
        @DefaultValue Access access,
        @DefaultValue People people,
        @DefaultValue Audit audit,
        @DefaultValue CrashTest crashTest) {

    /**
     * Where the hub remembers.
     *
     * @param url JDBC URL; empty: embedded H2 in the data folder
     * @param password never in a file of the project: from the environment or {@code passwordFile}
     * @param poolSize connections, 4 to 100
     */
    public record Database(
            @DefaultValue("") String url,
            @DefaultValue("sa") String user,
            @DefaultValue("") String password,
            @Nullable Path passwordFile,
            @DefaultValue("16") int poolSize) {}

    /**
     * Port 8080: people, FHIR, OAuth.
     *
     * @param trustedProxy a proxy before the hub ends TLS: allows plain text on another address than loopback
     */
    public record Http(
            @DefaultValue("127.0.0.1") String address,
            @DefaultValue("8080") int port,
            @DefaultValue("false") boolean trustedProxy,
            @DefaultValue Tls tls) {}

    /**
     * HL7 v2 over MLLP.
     *
     * @param port the shared port; hospitals may have ports of their own in their files
     * @param frameMax bytes a frame may have
     * @param frameTime from a frame's first byte to its last
     * @param idleTime how long a connection that said something may then be silent
     * @param perPeer connections from one address
     * @param connections connections in all
     */
    public record Mllp(
            @DefaultValue("127.0.0.1") String address,
            @DefaultValue("2575") int port,
            @DefaultValue("10485760") int frameMax,
            @DefaultValue("30s") Duration frameTime,
            @DefaultValue("10m") Duration idleTime,
            @DefaultValue("16") int perPeer,
            @DefaultValue("512") int connections,
            @DefaultValue Tls tls) {}

    /**
     * Port 8090: partners' systems over HTTP. Loopback by default.
     *
     * @param requestTime from the end of a request's head to the end of its body
     * @param idleTime how long a connection may be silent between calls
     * @param perPeer connections from one address
     * @param connections connections in all
     */
    public record Partners(
            @DefaultValue("127.0.0.1") String address,
            @DefaultValue("8090") int port,
            @DefaultValue("60s") Duration requestTime,
            @DefaultValue("30s") Duration idleTime,
            @DefaultValue("16") int perPeer,
            @DefaultValue("256") int connections,
            @DefaultValue Tls tls) {}

    /**
     * Health-insurance files.
     *
     * @param tokenLife how long a login at the insurer's paths is good, 1 minute to 12 hours
     * @param fileMax bytes a file may have, at most 10 MB
     * @param folder beneath it each hospital that uses one has a folder named by its code
     * @param folderEvery how often folders are looked into; a file is taken when two looks see it the same
     * @param portal the insurer's own, where hospitals' files go on to
     * @param portalDecree by which its paths are called: 4750 or 3176
     */
    public record Insurer(
            @DefaultValue("30m") Duration tokenLife,
            @DefaultValue("10485760") int fileMax,
            @Nullable Path folder,
            @DefaultValue("5s") Duration folderEvery,
            @Nullable URI portal,
            @DefaultValue("3176") String portalDecree) {}

    /**
     * PEM files, read again when they change.
     *
     * @param clientAuthorities when given, a client must present a certificate one of these signed
     */
    public record Tls(
            @Nullable Path certificate,
            @Nullable Path key,
            @Nullable Path clientAuthorities) {

        /** Whether a certificate is configured. */
        public boolean on() {
            return certificate != null;
        }
    }

    /**
     * How messages become the record.
     *
     * @param dispatch the Camel endpoint that wakes the workers; in memory by default
     * @param workers lane groups applied in parallel, 1 to 16
     * @param batch messages of different patients in one transaction, 1 to 100
     * @param attempts before a message is parked, 1 to 20
     * @param journalQueue messages waiting for the journal's next commit before senders are told AE
     * @param acceptTestMessages whether MSH-11 T and D are taken
     */
    public record Exchange(
            @DefaultValue("seda:lanes") String dispatch,
            @DefaultValue("2") int workers,
            @DefaultValue("20") int batch,
            @DefaultValue("5") int attempts,
            @DefaultValue("2000") int journalQueue,
            @DefaultValue("false") boolean acceptTestMessages) {}

    /**
     * How what leaves is delivered.
     *
     * @param workers deliveries under way at one time, to all destinations together, 1 to 64
     * @param attempts before a delivery is parked for a person, 1 to 100
     * @param firstPause after the first failure; doubled after each further one
     * @param longestPause the pause never gets longer than this
     */
    public record Delivery(
            @DefaultValue("16") int workers,
            @DefaultValue("20") int attempts,
            @DefaultValue("2s") Duration firstPause,
            @DefaultValue("10m") Duration longestPause) {}

    /**
     * The FHIR server.
     *
     * @param callsPerSecond of one client in the long run, 1 to 10,000; twice as many at once
     * @param callsAtOnce of one facility that are served at one time, 1 to 50; as many again wait a second
     * @param exportClient OAuth client id of the Department's system, which may export everything; empty: nobody may
     * @param exportKeys file with that system's public keys, a JSON Web Key Set
     * @param exportsKept how long an export can be fetched, up to 7 days
     */
    public record Fhir(
            @DefaultValue("100") int callsPerSecond,
            @DefaultValue("4") int callsAtOnce,
            @DefaultValue("") String exportClient,
            @Nullable Path exportKeys,
            @DefaultValue("24h") Duration exportsKept) {}

    /**
     * OAuth tokens.
     *
     * @param life of an access token, at most 300 s
     * @param keyFile the hub's signing key (PEM); empty: made once and kept in the data folder
     */
    public record Token(
            @DefaultValue("300s") Duration life, @Nullable Path keyFile) {}

    /**
     * How long a facility may read what others know of a patient; every right ends by itself.
     *
     * @param checkIn after a check-in that proved the chip, at most 366 days
     * @param consultation the most an unsigned consultation gives, at most 366 days
     * @param consent the most a patient's written request gives, at most 366 days
     * @param breakGlass after an emergency, at most 72 hours
     */
    public record Access(
            @DefaultValue("30d") Duration checkIn,
            @DefaultValue("30d") Duration consultation,
            @DefaultValue("90d") Duration consent,
            @DefaultValue("24h") Duration breakGlass) {}

    /**
     * People who sign in.
     *
     * @param firstAdministrators folder for the one-time links of facilities that nobody can administer yet; empty: in the
     *     data folder
     */
    public record People(
            @Nullable Path firstAdministrators,
            @DefaultValue Oidc oidc) {}

    /**
     * Login with the province's own accounts, as in Keycloak (OpenID Connect).
     *
     * @param issuer its URL; empty: none
     * @param clientId how the hub is known there
     * @param clientSecretFile holds the client's secret
     * @param claim of the ID token that holds the person's login name in the hub
     */
    public record Oidc(
            @DefaultValue("") String issuer,
            @DefaultValue("hamrong") String clientId,
            @Nullable Path clientSecretFile,
            @DefaultValue("preferred_username") String claim) {

        /** Whether an issuer is configured. */
        public boolean on() {
            return !issuer.isEmpty();
        }
    }

    /**
     * Who looked at what.
     *
     * @param headsFolder where the signed heads of the audit's chain are kept, best on another disk than the database;
     *     empty: {@code audit} in the data folder
     */
    public record Audit(@Nullable Path headsFolder) {}

    /**
     * Ways to break the hub on purpose, so that the crash run can prove it would notice. Refused unless {@code on}.
     *
     * @param ackBeforeCommit answers AA before the journal commits
     * @param idempotencyOff forgets control ids
     * @param allowWriteDelay starts on H2 without {@code WRITE_DELAY=0}
     */
    public record CrashTest(
            @DefaultValue("false") boolean on,
            @DefaultValue("false") boolean ackBeforeCommit,
            @DefaultValue("false") boolean idempotencyOff,
            @DefaultValue("false") boolean allowWriteDelay) {}
}
