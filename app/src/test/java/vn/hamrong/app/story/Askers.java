package vn.hamrong.app.story;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import vn.hamrong.app.demo.DemoKey;
import vn.hamrong.app.demo.FhirVisitor;
import vn.hamrong.shared.fhir.security.oauth.HubKeys;

/** Every kind of caller of the matrix, by the names of its columns. */
final class Askers {
    /** People of the demo, one for each role; the last has all roles, elsewhere. */
    private static final Map<String, String> PEOPLE = people();

    private final RunningHub hub;
    private final Map<String, Asker> known = new LinkedHashMap<>();
    private final List<String> roles = List.copyOf(PEOPLE.keySet());
    private int turn;

    Askers(RunningHub hub) {
        this.hub = hub;
    }

    private static Map<String, String> people() {
        Map<String, String> people = new LinkedHashMap<>();
        people.put("reception", "lan.nguyen");
        people.put("doctor", "minh.le");
        people.put("finance", "hoa.tran");
        people.put("approver", "son.pham");
        people.put("engineer", "tuan.vu");
        people.put("admin", "hanh.do");
        people.put("department", "thu.hoang");
        people.put("dept-engineer", "khoa.dinh");
        people.put("other", RunningHub.EVERY_ROLE);
        return people;
    }

    /** Those of a column on the pages: one person, or everybody who is none. */
    List<Asker> atPages(String column) {
        return column.equals("machines") ? machines() : List.of(person(column));
    }

    /** Those of a column at what machines ask for; people take turns, row by row. */
    List<Asker> atMachines(String column) {
        return switch (column) {
            case "people" -> List.of(person(roles.get(turn++ % roles.size())));
            case "invalid" -> List.of(machine("expired"), machine("forged"));
            case "nobody" -> List.of(person("nobody"));
            default -> List.of(machine(column));
        };
    }

    /** Whoever has a token of the FHIR server, right or wrong. */
    List<Asker> machines() {
        return List.of(
                machine("hospital"), machine("other"), machine("department"), machine("expired"), machine("forged"));
    }

    /** A new session each time, for a request that ends it. */
    Asker newcomer(String column) {
        Visitor visitor = PEOPLE.containsKey(column)
                ? Visitor.as(Objects.requireNonNull(PEOPLE.get(column)), hub)
                : new Visitor(hub);
        String token = visitor.token();
        String cookies = visitor.cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return new Asker(column, Map.of("Cookie", cookies), Map.of("_csrf", token));
    }

    Asker person(String column) {
        return known.computeIfAbsent(column, this::newcomer);
    }

    /** Its forms carry a page's token too, so that nothing but the caller is judged. */
    Asker machine(String column) {
        String name = "token of " + column;
        if (!known.containsKey(name)) {
            Asker nobody = person("nobody");
            known.put(name, nobody.with(name, Map.of("Authorization", "Bearer " + token(column))));
        }
        return Objects.requireNonNull(known.get(name));
    }

    private String token(String column) {
        return switch (column) {
            case "hospital" -> token(hub.key(MatrixWorld.OWNER), "system/*.cruds");
            case "other" -> token(hub.key("38902"), "system/*.cruds");
            case "department" -> token(hub.department(), "system/*.rs");
            case "expired" -> signed(Duration.ofMinutes(-10), hubKey());
            case "forged" -> signed(Duration.ofMinutes(4), foreignKey());
            case "signed again" -> signed(Duration.ofMinutes(4), hubKey());
            default -> throw new IllegalArgumentException("no such caller: " + column);
        };
    }

    private String token(DemoKey key, String scope) {
        return new FhirVisitor(hub.url(), key, Clock.systemUTC()).token(scope);
    }

    /** The hospital's own token in every word, but for its end and the key. */
    private String signed(Duration end, ECKey key) {
        try {
            SignedJWT real = SignedJWT.parse(token("hospital"));
            Instant until = Instant.now().plus(end);
            Instant from = until.minus(Duration.ofMinutes(5));
            JWTClaimsSet claims = new JWTClaimsSet.Builder(real.getJWTClaimsSet())
                    .issueTime(Date.from(from))
                    .notBeforeTime(Date.from(from))
                    .expirationTime(Date.from(until))
                    .build();
            SignedJWT token = new SignedJWT(real.getHeader(), claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private ECKey hubKey() {
        try {
            JWKMatcher any = new JWKMatcher.Builder().privateOnly(true).build();
            return (ECKey) hub.bean(HubKeys.class)
                    .source()
                    .get(new JWKSelector(any), null)
                    .get(0);
        } catch (KeySourceException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey foreignKey() {
        try {
            return new ECKeyGenerator(Curve.P_384).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("this Java has no P-384", e);
        }
    }

    /** The HIS of a hospital that is logged in at the insurer's paths. */
    Asker sender(String hospital) {
        return known.computeIfAbsent("his of " + hospital, name -> {
            var his = hub.portal(hospital).token();
            return new Asker(
                    name,
                    Map.of("accessToken", his.access(), "tokenId", his.id(), "passwordHash", hub.portalHash(hospital)),
                    Map.of());
        });
    }
}
