package vn.hamrong.app.patients;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.hamrong.exchange.patients.Links;
import vn.hamrong.exchange.patients.PatientDesk;
import vn.hamrong.exchange.patients.RecordKey;
import vn.hamrong.exchange.patients.Review;
import vn.hamrong.exchange.patients.Reviews;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;

/** One call of {@code ./hub patients}: understood first, then done at the desk. */
public final class PatientsWork {
    /** How it is called. */
    public static final String USAGE = """
            ./hub patients list [--facility CODE]
            ./hub patients show ID --by NAME --why TEXT
            ./hub patients decide ID same|different|later --by NAME --why TEXT [--preview]
            ./hub patients merge PATIENT PATIENT --by NAME --why TEXT [--preview]
            ./hub patients unmerge LINK --by NAME --why TEXT [--preview]
            ./hub patients split HOSPITAL MRN --by NAME --why TEXT
            ./hub patients links [--facility CODE] [--mrn NUMBER]
            """;

    private final PatientsCall call;

    private PatientsWork(PatientsCall call) {
        this.call = call;
    }

    /** Empty when the words make no sense. */
    public static Optional<PatientsWork> of(List<String> words) {
        return PatientsCall.of(words).map(PatientsWork::new);
    }

    /** The settings among the words. */
    public List<String> settings() {
        return call.settings();
    }

    /**
     * Does it and prints what was done.
     *
     * @throws IllegalArgumentException when it cannot be done; the message says why
     */
    public void run(PatientDesk desk, PrintStream out) {
        PatientsPrinter printer = new PatientsPrinter(out);
        switch (call.verb()) {
            case "list" ->
                printer.list(desk.waiting(call.option(PatientsCall.FACILITY).map(FacilityCode::new), Reviews.MOST));
            case "links" -> {
                printer.links(desk.links(Reviews.MOST));
                printer.numbers(desk.numbers(
                        new Links.Numbered(
                                call.option(PatientsCall.FACILITY).map(FacilityCode::new),
                                call.option(PatientsCall.MRN).orElse("")),
                        Reviews.MOST));
            }
            case "show" ->
                printer.show(desk.show(number(), person())
                        .orElseThrow(() -> new IllegalArgumentException("no such question")));
            case "decide" -> decide(desk, printer);
            case "merge" -> merge(desk, printer);
            case "unmerge" -> unmerge(desk, printer);
            case "split" ->
                printer.done(desk.split(
                        new RecordKey(
                                new FacilityCode(call.words().get(0)),
                                call.words().get(1)),
                        person()));
            default -> throw new IllegalArgumentException("no such verb: " + call.verb());
        }
    }

    private void decide(PatientDesk desk, PatientsPrinter printer) {
        Review.State answer = switch (call.words().get(1).toLowerCase(Locale.ROOT)) {
            case "same" -> Review.State.SAME;
            case "different" -> Review.State.DIFFERENT;
            case "later" -> Review.State.LATER;
            default -> throw new IllegalArgumentException("an answer is same, different or later");
        };
        if (call.preview() && answer == Review.State.SAME) {
            PatientDesk.Shown shown =
                    desk.show(number(), person()).orElseThrow(() -> new IllegalArgumentException("no such question"));
            printer.preview(desk.preview(shown.review().pair()));
        } else if (!call.preview()) {
            desk.decide(number(), answer, person()).ifPresent(printer::done);
        }
    }

    private void merge(PatientDesk desk, PatientsPrinter printer) {
        PatientId one = new PatientId(call.words().get(0));
        PatientId other = new PatientId(call.words().get(1));
        if (call.preview()) {
            printer.preview(desk.preview(one, other));
        } else {
            printer.done(desk.merge(one, other, person()));
        }
    }

    private void unmerge(PatientDesk desk, PatientsPrinter printer) {
        if (call.preview()) {
            printer.preview(desk.previewUnmerge(number()));
        } else {
            printer.done(desk.unmerge(number(), person()));
        }
    }

    private long number() {
        try {
            return Long.parseLong(call.words().get(0));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a number: " + call.words().get(0), e);
        }
    }

    private PatientDesk.Person person() {
        return new PatientDesk.Person(
                call.option(PatientsCall.BY).orElseThrow(),
                Optional.empty(),
                call.option(PatientsCall.WHY).orElseThrow());
    }
}
