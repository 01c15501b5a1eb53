package vn.hamrong.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import jakarta.servlet.ServletException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.hamrong.shared.access.Borrowing;
import vn.hamrong.shared.fhir.http.FhirServlet;

/**
 * Three hospitals, invented people, drawn questions of every form: nobody is told anything of what is another's, not even
 * that it exists, and everybody finds the own. The seed is {@code -Dhamrong.seed}; a failure prints it with the question.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IsolationIT {
    private static final long SEED = Long.getLong("hamrong.seed", 20_261_125L);
    private static final Map<TestDatabase, Integer> QUESTIONS =
            Map.of(TestDatabase.H2, 2_000, TestDatabase.POSTGRESQL, 1_000);
    private static final int TRIES = 25;
    private static final Map<TestDatabase, Prepared> PREPARED = new EnumMap<>(TestDatabase.class);

    private record Prepared(IsolationWorld world, IsolationModel model, Map<String, IsolationForms.Form> forms) {}

    @ParameterizedTest
    @EnumSource
    @Order(1)
    void F07_F08_F09_F10_F11_F12_F15_F16_F17_tellsNobodyOfOthersDataWhateverTheQuestion(TestDatabase database) {
        Prepared prepared = prepared(database);
        InProcess server = new InProcess(RunningHub.on(database).bean(FhirServlet.class));
        Draw draw = new Draw(new Random(SEED), prepared.world(), prepared.model(), server);
        List<IsolationForms.Form> forms = List.copyOf(prepared.forms().values());
        Map<String, String> failed = new TreeMap<>();
        int questions = QUESTIONS.getOrDefault(database, 0);
        int own = 0;
        int answered = 0;
        for (int i = 0; i < questions; i++) {
            draw.next(draw.of(IsolationWorld.HOSPITALS), draw.of(List.of(true, false)));
            Probe probe = forms.get(i % forms.size()).ask(draw);
            InProcess.Answer answer = server.ask(probe.caller(), probe.call());

            for (String fault : faults(prepared.world(), probe, server, answer)) {
                failed.putIfAbsent(probe.form(), told(i, probe) + fault);
            }
            own += probe.own() ? 1 : 0;
            answered += probe.own() && rows(answer) ? 1 : 0;
        }
        assertThat(failed.values()).isEmpty();
        assertThat(answered * 100.0 / own)
                .as("own questions that found something, in %")
                .isGreaterThanOrEqualTo(30);
        System.out.printf(
                "isolation on %s: %d forms, %d questions, %d own, %d of them with rows%n",
                database, forms.size(), questions, own, answered);
    }

    @ParameterizedTest
    @EnumSource
    @Order(2)
    void findsALeakInEveryFormWithoutTheGuards(TestDatabase database) throws ServletException {
        Prepared prepared = prepared(database);
        List<String> blind = new ArrayList<>();
        try (GuardsOff off = new GuardsOff(RunningHub.on(database))) {
            Draw draw = new Draw(new Random(SEED), prepared.world(), prepared.model(), off.server());
            prepared.forms().forEach((name, form) -> {
                if (!leaks(prepared.world(), form, draw)) {
                    blind.add(name);
                }
            });
        }
        assertThat(Set.copyOf(blind)).isEqualTo(IsolationForms.ABSENT);
    }

    private static boolean leaks(IsolationWorld world, IsolationForms.Form form, Draw draw) {
        for (int i = 0; i < TRIES; i++) {
            Probe probe = form.ask(draw.next(draw.of(IsolationWorld.HOSPITALS), false));
            InProcess.Answer answer = draw.server().ask(probe.caller(), probe.call());
            if (!faults(world, probe, draw.server(), answer).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static List<String> faults(IsolationWorld world, Probe probe, InProcess server, InProcess.Answer answer) {
        List<String> faults = new ArrayList<>(probe.faults(world, answer));
        if (!probe.own() && probe.twin().isPresent()) {
            Probe.Twin names = probe.twin().get();
            InProcess.Answer nobody = server.ask(probe.caller(), probe.call().about(names.named(), names.nobody()));
            probe.difference(answer, nobody).ifPresent(faults::add);
        }
        return faults;
    }

    private static String told(int question, Probe probe) {
        return "seed %d, question %d, %s as %s: %s%n"
                .formatted(SEED, question, probe.form(), probe.caller(), probe.call());
    }

    private static boolean rows(InProcess.Answer answer) {
        return answer.status() == 200
                && (!answer.body().path("resourceType").asText().equals("Bundle")
                        || !answer.body().path("entry").isEmpty()
                        || answer.body().path("total").asInt() > 0);
    }

    private static synchronized Prepared prepared(TestDatabase database) {
        return PREPARED.computeIfAbsent(database, one -> {
            RunningHub hub = RunningHub.on(one);
            String since = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
            IsolationWorld world = IsolationWorld.build(
                    new InProcess(hub.bean(FhirServlet.class)), hub.bean(Borrowing.class), new Random(SEED));
            IsolationModel model = IsolationModel.of(world, hub.bean(ISearchParamRegistry.class));
            return new Prepared(world, model, IsolationForms.all(model, since));
        });
    }
}
