package vn.hamrong.simulators.bhyt;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import vn.hamrong.simulators.People;
import vn.hamrong.simulators.Person;

/** Who comes: somebody new, or somebody who comes again and again. At most {@value #KNOWN} of each are remembered. */
final class Patients {
    private static final int KNOWN = 200;

    private final SplittableRandom random;
    private final People people;
    private final Map<Story, List<Insured>> regulars = new EnumMap<>(Story.class);
    private int count;

    Patients(SplittableRandom random) {
        this.random = random;
        this.people = new People(random.split());
    }

    Insured next(Story story, LocalDate day) {
        List<Insured> known = regulars.computeIfAbsent(story, any -> new ArrayList<>());
        if (!known.isEmpty() && random.nextInt(10) < 8) {
            return known.get(random.nextInt(known.size()));
        }
        Insured fresh = fresh(story, day);
        if (story.isForLife()) {
            remember(fresh, known);
        }
        return fresh;
    }

    private Insured fresh(Story story, LocalDate day) {
        Person person = Stream.generate(people::next)
                .filter(one -> story.fits(one, day))
                .findFirst()
                .orElseThrow();
        count++;
        return Insured.of(person, count, Illness.of(story, random), random);
    }

    private void remember(Insured patient, List<Insured> known) {
        if (known.size() < KNOWN) {
            known.add(patient);
        } else {
            known.set(random.nextInt(KNOWN), patient);
        }
    }
}
