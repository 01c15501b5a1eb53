package vn.hamrong.app.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hamrong.app.HubApplication;
import vn.hamrong.app.config.Fault;
import vn.hamrong.app.config.HubEnvironment;
import vn.hamrong.app.config.HubProperties;
import vn.hamrong.exchange.Conservations;
import vn.hamrong.exchange.Hospitals;
import vn.hamrong.simulators.Day;
import vn.hamrong.simulators.Journey;
import vn.hamrong.simulators.Played;
import vn.hamrong.simulators.Player;
import vn.hamrong.simulators.bhyt.PortalSimulator;

/** {@code ./hub demo [--exit]}: everything on one machine, everybody invented. */
public final class DemoCommand {
    private static final long SEED = 20261122;
    /** It speaks no HL7 and sends its health-insurance files. */
    private static final String FILES_HOSPITAL = "38999";

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

    private DemoCommand() {}

    /** 0 when the proof holds, 1 when not, 3 for wrong settings; serves on (-1) without {@code --exit}. */
    public static int run(List<String> args, PrintStream out, PrintStream err) {
        boolean exit = args.contains("--exit");
        List<String> settings = new ArrayList<>(args);
        settings.remove("--exit");
        settings.add("--hamrong.data-folder=" + Path.of("data", "demo"));
        HubEnvironment.Read read = HubEnvironment.read(settings);
        if (!read.faults().isEmpty()) {
            read.faults().stream().map(Fault::line).forEach(err::println);
            return 3;
        }
        DemoInboxes inboxes = DemoInboxes.open();
        DemoFolder folder = DemoFolder.fresh(read.hub().dataFolder(), read.hub().hospitals(), inboxes.deliveries());
        settings.add("--hamrong.hospitals=" + folder.hospitals());
        PortalSimulator insurer = insurer(folder, settings);
        HubProperties hub = HubEnvironment.read(settings).hub();
        DemoClients.in(folder.data()).write(hub.publicUrl(), folder.keys());
        out.println("Hàm Rồng, demo: all people are invented. Starting (about half a minute)…");
        ConfigurableApplicationContext context =
                HubApplication.start(hub, settings, DemoPeople.at(folder.keys().keySet()));
        return played(context, hub, new Stage(folder, inboxes, insurer), new Talk(exit, out));
    }

    private record Talk(boolean exit, PrintStream out) {}

    /** The hospitals' files and ears, and who stands for the insurer. */
    private record Stage(DemoFolder folder, DemoInboxes inboxes, PortalSimulator insurer) {}

    private static PortalSimulator insurer(DemoFolder folder, List<String> settings) {
        try {
            PortalSimulator insurer = PortalSimulator.start(login(folder).password());
            settings.add("--hamrong.insurer.portal=" + insurer.url());
            settings.add("--hamrong.insurer.folder=" + folder.drops());
            return insurer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DemoLogin login(DemoFolder folder) {
        return Objects.requireNonNull(folder.logins().get(FILES_HOSPITAL));
    }

    private static int played(ConfigurableApplicationContext context, HubProperties hub, Stage stage, Talk talk) {
        Proof proof;
        try {
            proof = play(context, hub, stage, talk.out());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
        proof.print(talk.out());
        if (talk.exit()) {
            context.close();
            stage.inboxes().close();
            stage.insurer().close();
            return proof.holds() ? 0 : 1;
        }
        talk.out()
                .println("Serving on: pages at " + hub.publicUrl() + " (sign in with one click), FHIR at "
                        + hub.publicUrl() + "/fhir, MLLP at port "
                        + hub.mllp().port() + ", the insurer's paths at port "
                        + hub.partners().port() + " (" + login(stage.folder()).username() + ", password "
                        + login(stage.folder()).password() + "). Stop with Ctrl+C.");
        return -1;
    }

    private static Proof play(ConfigurableApplicationContext context, HubProperties hub, Stage stage, PrintStream out)
            throws InterruptedException {
        Hospitals hospitals = context.getBean(Hospitals.class);
        Day day = Day.of(SEED);
        out.println(hospitals.all().size() + " hospitals play a day of "
                + day.messages().size() + " messages…");
        long start = System.nanoTime();
        Player player = Player.to(hub.mllp().address(), hospitals.all(), ANSWER_WITHIN);
        Played played = player.play(day);
        out.printf("Answered in %.1f s: %s%n", (System.nanoTime() - start) / 1e9, played.answers());
        JdbcClient database = JdbcClient.create(context.getBean(DataSource.class));
        DemoDay demo = new DemoDay(
                context.getBean(Conservations.class), database, stage.folder().keys(), hub.publicUrl());
        Proof proof = demo.prove(day, played);
        out.println("Patients are sent to another hospital, and their results come home…");
        new DemoJourney(player, stage.inboxes(), database).prove(Journey.of(SEED), proof);
        out.println("A hospital sends its health-insurance files, and they go on to the insurer…");
        files(hub, stage).prove(proof);
        return proof;
    }

    private static DemoFiles files(HubProperties hub, Stage stage) {
        boolean tls = hub.partners().tls().on();
        URI partners = URI.create(
                (tls ? "https://" : "http://") + "localhost:" + hub.partners().port());
        return new DemoFiles(partners, FILES_HOSPITAL, login(stage.folder()), stage.insurer());
    }
}
