package vn.hamrong.exchange.web.duplicates;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.hamrong.exchange.patients.PatientDesk.Side;
import vn.hamrong.exchange.patients.Traits;
import vn.hamrong.shared.CitizenId;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.web.Masked;

/**
 * Two records side by side, as a person of one hospital may see them: its own in full; of another hospital's who it is
 * (name, birth date, sex), the commune, and of every number its ends.
 */
record Comparison(Person one, Person other, List<Line> lines) {
    /** Whose record it is; {@code mrn} is empty when it is not the viewer's to know. */
    record Person(FacilityCode hospital, String mrn) {}

    /** One trait of both; {@code name} leads to the words. */
    record Line(String name, Marked one, Marked other) {}

    static Comparison of(Side one, Side other, FacilityCode viewer) {
        boolean ownOne = one.record().hospital().equals(viewer);
        boolean ownOther = other.record().hospital().equals(viewer);
        boolean both = ownOne && ownOther;
        Traits first = one.traits();
        Traits second = other.traits();
        return new Comparison(
                new Person(one.record().hospital(), ownOne ? one.record().mrn() : ""),
                new Person(other.record().hospital(), ownOther ? other.record().mrn() : ""),
                List.of(
                        line("name", first.name(), second.name()),
                        line("birth-date", first.birthDate(), second.birthDate()),
                        line("sex", first.sex(), second.sex()),
                        line("citizen", number(citizen(first), ownOne), number(citizen(second), ownOther), both),
                        line(
                                "insurance",
                                numbers(first.insurance(), ownOne),
                                numbers(second.insurance(), ownOther),
                                both),
                        line("phone", numbers(first.phones(), ownOne), numbers(second.phones(), ownOther), both),
                        line("home", home(first, ownOne), home(second, ownOther), both)));
    }

    private static Line line(String name, String one, String other) {
        return new Line(name, Marked.of(one, other), Marked.of(other, one));
    }

    /** What is partly hidden is not compared letter by letter. */
    private static Line line(String name, String one, String other, boolean compared) {
        return compared ? line(name, one, other) : new Line(name, new Marked(one, "", ""), new Marked(other, "", ""));
    }

    private static String citizen(Traits traits) {
        return traits.citizen().map(CitizenId::digits).orElse("");
    }

    private static String numbers(Set<String> numbers, boolean own) {
        return numbers.stream().sorted().map(number -> number(number, own)).collect(Collectors.joining(", "));
    }

    private static String number(String number, boolean own) {
        return own ? number : Masked.of(number);
    }

    private static String home(Traits traits, boolean own) {
        Traits.Home home = traits.home();
        return Stream.of(own ? home.line() : "", home.commune(), home.province())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** Personal throughout. */
    @Override
    public String toString() {
        return "Comparison[" + one.hospital() + ", " + other.hospital() + "]";
    }
}
