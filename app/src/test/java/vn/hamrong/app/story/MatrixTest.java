package vn.hamrong.app.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** How {@code authorization-matrix.txt} is read, and what is refused in it. */
class MatrixTest {
    private static final String PAGES = """
            == page | nobody | admin | other
            GET /people | login | 200+ | 200
            GET /login/oidc [province login] | 302 | 302 | 302
            """;

    private static final Endpoint PEOPLE = new Endpoint("page", "GET /people");
    private static final Endpoint PROVINCE = new Endpoint("page", "GET /login/oidc");

    private static Matrix read(String text) {
        return Matrix.parse(text.lines());
    }

    private static Set<Endpoint> running(Endpoint... endpoints) {
        return new TreeSet<>(Set.of(endpoints));
    }

    @Test
    void aStrangerMayNotBeGivenTheOwnersDataByTheFileEither() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(PAGES.replace("200+ | 200\n", "200+ | 200+\n")))
                .withMessageContaining("GET /people would show a stranger");
        assertThatIllegalArgumentException().isThrownBy(() -> read(PAGES.replace("| login |", "| 404 or 200+ |")));
        assertThat(read(PAGES).rows()).hasSize(2);
    }

    @Test
    void anEndpointWithoutARowAndARowWithoutAnEndpointAreNamed() {
        Endpoint fresh = new Endpoint("page", "POST /people");

        assertThat(read(PAGES).differences(running(PEOPLE, fresh), false))
                .containsExactly("page POST /people: no row says who may call it. Add to authorization-matrix.txt,"
                        + " below == page | nobody | admin | other, what each SHOULD get: POST /people | ? | ? | ?");
        assertThat(read(PAGES).differences(running(fresh), false)).hasSize(2);
        assertThat(read(PAGES).differences(running(PEOPLE), false)).isEmpty();
    }

    @Test
    void aRowOfTheProvincesLoginIsMissedOnlyWhereThereIsOne() {
        assertThat(read(PAGES).differences(running(PEOPLE, PROVINCE), true)).isEmpty();
        assertThat(read(PAGES).differences(running(PEOPLE), true))
                .singleElement()
                .asString()
                .startsWith("page GET /login/oidc: no such endpoint");
    }

    @Test
    void aSetIsOneRowForEachWord() {
        Matrix fhir = read("""
                == fhir | nobody | hospital
                @some = Encounter Observation
                @some = Patient
                read @some | 401 | 200+ or 404
                """);

        assertThat(fhir.rows())
                .extracting(row -> row.endpoint().name())
                .containsExactly("read Encounter", "read Observation", "read Patient");
        assertThat(fhir.rows().get(0).allowed("hospital")).containsExactlyInAnyOrder("200+", "404");
    }

    @Test
    void twoRowsForOneEndpointAndAMissingCellAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> read(PAGES + "GET /people | login | 403 | 403"));
        assertThatIllegalArgumentException().isThrownBy(() -> read(PAGES + "GET /account | login | 200"));
    }
}
