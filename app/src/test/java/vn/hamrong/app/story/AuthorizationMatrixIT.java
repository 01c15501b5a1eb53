package vn.hamrong.app.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Who gets what where, on the running hub: every endpoint it has, against every kind of caller. The rows are in {@code
 * src/test/resources/authorization-matrix.txt}, whose head says how to add one.
 *
 * <p>Endpoints, ports and rows are compared on both databases: on PostgreSQL the hub has the province's login and is no demo.
 * The calls are made on H2 only, where the demo has a person for each role; nothing between a caller and a handler differs
 * by database, and what the queries behind them show is {@code IsolationIT}'s, on both.
 */
class AuthorizationMatrixIT {
    private static final Matrix MATRIX = Matrix.read();
    private static final RunningHub HUB = RunningHub.on(TestDatabase.H2);
    private static final Askers ASKERS = new Askers(HUB);
    private static final MatrixWorld WORLD = new MatrixWorld(HUB);

    @ParameterizedTest
    @EnumSource
    void everyEndpointHasARowAndEveryRowAnEndpoint(TestDatabase database) {
        RunningHub hub = RunningHub.on(database);

        assertThat(MATRIX.differences(Endpoints.of(hub), province(hub))).isEmpty();
        assertThat(Endpoints.of(hub)).hasSizeGreaterThan(200);
    }

    @ParameterizedTest
    @EnumSource
    void O02_theHubListensOnTheDocumentedPortsAndNoOther(TestDatabase database) {
        assumeTrue(Sockets.areKnown(), "this system does not say who listens");
        RunningHub hub = RunningHub.on(database);

        assertThat(hub.opened()).isEqualTo(Endpoints.documented(hub));
    }

    private static boolean province(RunningHub hub) {
        return hub.settings().people().oidc().on();
    }

    @Test
    void aNewPageOrRouteIsFoundInTheRunningHubAndNamedUntilItHasARow() throws Exception {
        RequestMappingHandlerMapping pages =
                HUB.context().getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        RequestMappingInfo page = RequestMappingInfo.paths("/forgotten/{id}")
                .methods(RequestMethod.GET)
                .options(pages.getBuilderConfiguration())
                .build();
        CamelContext camel = HUB.bean(CamelContext.class);
        pages.registerMapping(page, new Forgotten(), Forgotten.class.getDeclaredMethod("page"));
        camel.addRoutes(new ForgottenRoutes());
        try {
            assertThat(MATRIX.differences(Endpoints.of(HUB), province(HUB)))
                    .hasSize(2)
                    .anySatisfy(one -> assertThat(one)
                            .startsWith("page GET /forgotten/{id}: no row says who may call it")
                            .contains("GET /forgotten/{id} | ? | ?"))
                    .anySatisfy(one -> assertThat(one).startsWith("camel direct forgotten route: no row"));
            assertThat(ASKERS.person("engineer").get(WORLD.page("/forgotten/1")).status())
                    .as("and is open to nobody meanwhile")
                    .isEqualTo(404);
        } finally {
            pages.unregisterMapping(page);
            camel.getRouteController().stopRoute("forgotten route");
            camel.removeRoute("forgotten route");
        }
        assertThat(MATRIX.differences(Endpoints.of(HUB), province(HUB))).isEmpty();
    }

    static final class Forgotten {
        String page() {
            return "shared/home";
        }
    }

    static final class ForgottenRoutes extends RouteBuilder {
        @Override
        public void configure() {
            from("direct:forgotten").routeId("forgotten route").stop();
        }
    }

    @Test
    void eachEndpointThatIsTakenAwayOrAddedIsNamed() {
        Set<Endpoint> running = Endpoints.of(HUB);
        for (Endpoint each : running) {
            Set<Endpoint> without = new TreeSet<>(running);
            without.remove(each);

            assertThat(MATRIX.differences(without, province(HUB)))
                    .containsExactly(each + ": no such endpoint, take its row out of " + Matrix.FILE);
        }
        for (String kind : List.of("page", "path", "servlet", "filter", "fhir", "partner", "camel", "socket")) {
            Set<Endpoint> more = new TreeSet<>(running);
            more.add(new Endpoint(kind, "GET /new"));

            assertThat(MATRIX.differences(more, province(HUB)))
                    .singleElement()
                    .asString()
                    .startsWith(kind + " GET /new: no row says who may call it");
        }
    }

    @Test
    void U04_pagesGiveEachCallerWhatTheRowsSay() {
        PageWalk walk = new PageWalk(HUB, WORLD, ASKERS);

        walk.outcome(new Endpoint("page", "POST /connections/incidents/{id}/mine"), ASKERS.person("other"));
        assertThat(WORLD.incidentIsWith()).isEmpty();

        List<String> wrong = walked(
                "page",
                ASKERS::atPages,
                (endpoint, asker) -> PageWalk.isAsked(endpoint.name(), asker) ? walk.outcome(endpoint, asker) : "");

        assertThat(wrong).isEmpty();
        assertThat(WORLD.incidentIsWith()).isNotEmpty();
    }

    @Test
    void aCellThatIsNotAsTheServerIsNamed() {
        Matrix wishes = Matrix.parse("""
                == page | nobody | reception | admin | other
                GET /people | login | 200 | 200+ | 404
                GET /people/{id} | 200 | 403 | 200 | 404
                """.lines());
        PageWalk walk = new PageWalk(HUB, WORLD, ASKERS);

        assertThat(walked(wishes, "page", ASKERS::atPages, walk::outcome))
                .containsExactly(
                        "page GET /people as reception (reception): 403, not 200",
                        "page GET /people as other (other): 200, not 404",
                        "page GET /people/{id} as nobody (nobody): login, not 200",
                        "page GET /people/{id} as admin (admin): 200+, not 200");
    }

    @Test
    void O01_servletsFiltersAndOtherPathsGiveEachCallerWhatTheRowsSay() {
        PathWalk walk = new PathWalk(HUB, new PageWalk(HUB, WORLD, ASKERS));
        List<String> wrong = new ArrayList<>();
        for (String kind : List.of("path", "servlet", "filter")) {
            wrong.addAll(walked(kind, ASKERS::atMachines, walk::outcome));
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void F12_fhirGivesEachCallerWhatTheRowsSayAndTellsItsDoorsTruly() {
        FhirWalk walk = new FhirWalk(HUB, WORLD, ASKERS);

        List<String> wrong = walked("fhir", ASKERS::atMachines, walk::outcome);
        wrong.addAll(walked("shut", ASKERS::atMachines, walk::shut));

        assertThat(wrong).isEmpty();
        Set<String> untold = new TreeSet<>(FhirDoors.of(HUB));
        untold.removeAll(FhirDoors.told(MatrixWorld.json(ASKERS.person("nobody").get(WORLD.fhir("metadata")))));
        assertThat(untold).containsExactly("get-page", "metadata");
    }

    @Test
    void partnersPathsAndHl7PortsGiveEachCallerWhatTheRowsSay() {
        PartnerWalk walk = new PartnerWalk(HUB, WORLD, ASKERS);
        List<String> wrong = walked("partner", walk::callers, walk::outcome);

        MATRIX.of("camel")
                .filter(row -> row.endpoint().name().contains("hl7-of-"))
                .forEach(row -> row.cells().forEach((column, cell) -> {
                    String outcome = walk.acknowledged(row.endpoint(), column);
                    if (!row.allowed(column).contains(outcome)) {
                        wrong.add(row.endpoint() + " as " + column + ": " + outcome + ", not " + cell);
                    }
                }));

        assertThat(wrong).isEmpty();
        assertThat(MATRIX.of("camel").filter(row -> row.endpoint().name().startsWith("netty ")))
                .as("only ports that are walked")
                .allMatch(row -> row.endpoint().name().matches(".*(hl7-of-[0-9]+|partners)"));
    }

    @Test
    void anExpiredOrForgedTokenWouldWorkWereItInTimeAndSignedByTheHub() {
        Asker again = ASKERS.machine("signed again");

        assertThat(again.get(WORLD.fhir("Patient?_count=1")).status()).isEqualTo(200);
    }

    /** Calls each endpoint of the kind as each caller of each column; says what was not as the row says. */
    private static List<String> walked(
            String kind, Function<String, List<Asker>> callers, BiFunction<Endpoint, Asker, String> walk) {
        return walked(MATRIX, kind, callers, walk);
    }

    private static List<String> walked(
            Matrix matrix,
            String kind,
            Function<String, List<Asker>> callers,
            BiFunction<Endpoint, Asker, String> walk) {
        List<String> wrong = new ArrayList<>();
        matrix.of(kind)
                .filter(row -> !row.withProvince())
                .forEach(row -> row.cells().forEach((column, cell) -> {
                    for (Asker asker : callers.apply(column)) {
                        String outcome = walk.apply(row.endpoint(), asker);
                        if (!outcome.isEmpty() && !row.allowed(column).contains(outcome)) {
                            wrong.add(row.endpoint() + " as " + asker + " (" + column + "): " + outcome + ", not "
                                    + cell);
                        }
                    }
                }));
        return wrong;
    }
}
