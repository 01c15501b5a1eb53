package vn.hamrong.simulators;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import vn.hamrong.exchange.Conservation;

/**
 * A day in an invented province: the hospitals of {@code config/hospitals}, who came to them, and what the hub must make
 * of it. The same seed gives the same bytes; other seeds use other numbers, so several days fit into one hub.
 *
 * @param messages of all hospitals, each hospital's in its order
 * @param canaries names and numbers of the day's people: none of them may ever stand in a log
 */
public record Day(List<Scripted> messages, Expectation expectation, List<String> canaries) {
    private static final int STAYS_LEAST = 8;
    private static final int CONSULTATIONS_LEAST = 12;

    public Day {
        messages = List.copyOf(messages);
        canaries = List.copyOf(canaries);
    }

    /** A day whose people nobody looks for. */
    Day(List<Scripted> messages, Expectation expectation) {
        this(messages, expectation, List.of());
    }

    /** The day of this seed: about 500 messages. */
    public static Day of(long seed) {
        return new Plan(seed).day();
    }

    /** Who goes where, and what that adds up to. */
    private static final class Plan {
        private final String mark;
        private final SplittableRandom random;
        private final People people;
        private final Map<String, Person> owners = new HashMap<>();
        private final List<Scripted> messages = new ArrayList<>();
        private final List<Conservation> hospitals = new ArrayList<>();
        private final Set<Person> applied = new HashSet<>();
        private final Set<String> encounters = new HashSet<>();
        private int observations;
        private int repeated;

        Plan(long seed) {
            this.mark = Long.toString(seed & 0xffffff, 36).toUpperCase(Locale.ROOT);
            this.random = new SplittableRandom(seed);
            this.people = new People(random);
        }

        Day day() {
            Person traveller = people.next();
            Person one = people.next();
            Person sameNumber = one.named("Giả", "Thị Trùng Số");
            play(Voice.HAM_RONG, List.of(traveller, one));
            play(Voice.SONG_MA, List.of(traveller));
            play(Voice.LAM_KINH, List.of(sameNumber));
            int patients = applied.size();
            return new Day(
                    messages,
                    new Expectation(hospitals, patients, 1, encounters.size(), observations, repeated),
                    canaries());
        }

        private List<String> canaries() {
            Stream<String> numbers = owners.keySet().stream().map(key -> key.substring(key.indexOf('|') + 1));
            Stream<String> people = owners.values().stream()
                    .flatMap(person -> Stream.of(person.citizen(), person.phone(), person.given()));
            return Stream.concat(numbers, people).distinct().sorted().toList();
        }

        private void play(Voice voice, List<Person> guests) {
            Ward ward = new Ward(voice, mark, random.split());
            fill(ward, voice);
            guests.forEach(guest -> known(voice, ward.stay(guest), guest));
            count(voice, new Script(voice, "HR" + mark, random.split()).play(ward.steps()));
        }

        private void fill(Ward ward, Voice voice) {
            for (int i = STAYS_LEAST + random.nextInt(4); i > 0; i--) {
                Person person = people.next();
                known(voice, ward.stay(person), person);
            }
            for (int i = CONSULTATIONS_LEAST + random.nextInt(6); i > 0; i--) {
                Person person = people.next();
                known(voice, ward.consultation(person), person);
            }
            Person late = people.next();
            known(voice, ward.outOfOrder(late), late);
            Person merged = people.next();
            known(voice, ward.merged(merged), merged);
            Person poisoned = people.next();
            known(voice, ward.poisoned(poisoned), poisoned);
            ward.refused(people.next());
        }

        private void known(Voice voice, Visit visit, Person person) {
            owners.put(voice.hospital() + "|" + visit.mrn(), person);
        }

        private void count(Voice voice, Script script) {
            Map<Step.Fate, Integer> fates = new EnumMap<>(Step.Fate.class);
            for (Step step : script.told()) {
                fates.merge(step.kind().fate, 1, Integer::sum);
                if (step.kind().fate == Step.Fate.APPLIED) {
                    effect(voice, step);
                }
            }
            messages.addAll(script.messages());
            repeated += fates.getOrDefault(Step.Fate.NOTHING, 0);
            hospitals.add(conservation(voice, fates, script.told().size()));
        }

        private void effect(Voice voice, Step step) {
            Person owner = owners.get(voice.hospital() + "|" + step.mrn());
            if (owner != null) {
                applied.add(owner);
            }
            if (!step.draft().effect().visit().isEmpty()) {
                encounters.add(voice.hospital() + "|" + step.draft().effect().visit());
            }
            observations += step.draft().effect().observations();
        }

        private static Conservation conservation(Voice voice, Map<Step.Fate, Integer> fates, int sent) {
            return new Conservation(
                    voice.hospital(),
                    sent - fates.getOrDefault(Step.Fate.NOTHING, 0),
                    fates.getOrDefault(Step.Fate.APPLIED, 0),
                    fates.getOrDefault(Step.Fate.WAITING, 0),
                    fates.getOrDefault(Step.Fate.PARKED, 0),
                    fates.getOrDefault(Step.Fate.REFUSED, 0));
        }
    }
}
