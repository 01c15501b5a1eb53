package vn.hamrong.app.story;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.PatientId;
import vn.hamrong.shared.access.Borrowing;
import vn.hamrong.shared.access.Ground;

/** Three hospitals and invented people whom one, two or all of them know, written through the front door. */
final class IsolationWorld {
    static final List<String> HOSPITALS = List.of("38901", "38902", "38903");
    static final String NATIONAL = "http://fhir.ehealth.gov.vn/core/sid/national_id";
    private static final int PEOPLE = 18;
    private static final int PROCEDURES = 60;
    /** So many of a hospital's patients are borrowed from the others. */
    private static final int BORROWED = 3;

    private final InProcess hub;
    private final Random random;
    private final String run;
    private final List<Person> people = new ArrayList<>();
    private final List<Thing> things = new ArrayList<>();
    private final Map<String, Set<Integer>> lent = new HashMap<>();

    /** A citizen. */
    record Person(int number, String id, Set<String> knownBy, Patient words) {}

    /** A resource of one hospital. */
    record Thing(String type, String id, String owner, int person, Resource resource) {
        String name() {
            return type + "/" + id;
        }

        String identifier() {
            return resource.getNamedProperty("identifier").getValues().stream()
                    .map(org.hl7.fhir.r4.model.Identifier.class::cast)
                    .findFirst()
                    .orElseThrow()
                    .getValue();
        }
    }

    private IsolationWorld(InProcess hub, Random random) {
        this.hub = hub;
        this.random = random;
        this.run = Integer.toHexString(random.nextInt(1 << 16) | 1 << 16).substring(1);
    }

    /** Written as the hospitals would; what {@code borrowing} opens stays open. */
    static IsolationWorld build(InProcess hub, Borrowing borrowing, Random random) {
        IsolationWorld world = new IsolationWorld(hub, random);
        for (int number = 0; number < PEOPLE; number++) {
            world.arrive(number);
        }
        HOSPITALS.forEach(world::procedures);
        HOSPITALS.forEach(hospital -> world.borrow(hospital, borrowing));
        return world;
    }

    /** A number that tells whose it is and of whom: seen by somebody else, it is a leak. */
    static String secret(String owner, String what, int person, String more) {
        return "canary-" + owner + "-" + what + "-" + person + "-" + more;
    }

    private void arrive(int number) {
        Set<String> knownBy = new HashSet<>(List.of(HOSPITALS.get(number % 3)));
        HOSPITALS.stream().filter(hospital -> random.nextInt(2) == 0).forEach(knownBy::add);
        String id = "";
        for (String hospital : HOSPITALS) {
            if (knownBy.contains(hospital)) {
                id = register(hospital, number);
            }
        }
        Patient words =
                FhirContext.forR4Cached().newJsonParser().parseResource(Patient.class, patient("38900", number));
        Person person = new Person(number, id, Set.copyOf(knownBy), words);
        people.add(person);
        knownBy.forEach(hospital -> write(hospital, person, IsolationVisit.of(hospital, person, random)));
    }

    private String register(String hospital, int number) {
        InProcess.Answer answer = hub.ask(hospital, Call.of("POST", "Patient", patient(hospital, number)));
        return new IdType(answer.location()).getIdPart();
    }

    private void procedures(String hospital) {
        Person own = people.stream()
                .filter(person -> person.knownBy().equals(Set.of(hospital)))
                .findFirst()
                .orElseThrow();
        write(hospital, own, IsolationVisit.procedures(hospital, own, random, PROCEDURES));
    }

    private void write(String hospital, Person person, Bundle bundle) {
        String json = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(bundle);
        InProcess.Answer answer = hub.ask(hospital, Call.of("POST", "", json));
        if (answer.status() != 200) {
            throw new AssertionError("the world is not written: " + answer);
        }
        for (JsonNode entry : answer.body().path("entry")) {
            IdType id = new IdType(entry.path("response").path("location").asText());
            things.add(read(hospital, person, id));
        }
    }

    private Thing read(String hospital, Person person, IdType id) {
        String name = id.getResourceType() + "/" + id.getIdPart();
        JsonNode body = hub.ask(hospital, Call.get(name)).body();
        Resource stored = (Resource) FhirContext.forR4Cached().newJsonParser().parseResource(body.toString());
        return new Thing(id.getResourceType(), id.getIdPart(), hospital, person.number(), stored);
    }

    private void borrow(String hospital, Borrowing borrowing) {
        people.stream()
                .filter(person ->
                        person.knownBy().contains(hospital) && person.knownBy().size() > 1)
                .limit(BORROWED)
                .forEach(person -> {
                    borrowing.open(
                            new Borrowing.Asking(
                                    new FacilityCode(hospital), new PatientId(person.id()), "isolation test"),
                            new Ground.Consultation("isolation"));
                    lent.computeIfAbsent(hospital, key -> new HashSet<>()).add(person.number());
                });
    }

    private String patient(String hospital, int number) {
        LocalDate born = born(number);
        return """
                {"resourceType":"Patient","birthDate":"%s","gender":"%s",
                 "name":[{"family":"%s","given":["%s"]}],
                 "telecom":[{"system":"phone","value":"%s"}],
                 "identifier":[{"system":"%s","value":"%s"},
                  {"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"MR"}]},
                   "system":"%s","value":"%s"}]}
                """.formatted(
                        born,
                        number % 2 == 0 ? "male" : "female",
                        "Cach" + letters(number),
                        "Ly" + letters(number),
                        secret(hospital, "tel", number, run),
                        NATIONAL,
                        national(number),
                        mrnSystem(hospital),
                        secret(hospital, "mrn", number, run));
    }

    static String mrnSystem(String hospital) {
        return "http://hamrong.vn/fhir/sid/" + hospital + "/mrn";
    }

    /** Of one length and starting alike, so that none is the beginning of another. */
    private String letters(int number) {
        return run.replaceAll("[0-9]", "q") + (char) ('a' + number / 26) + (char) ('a' + number % 26);
    }

    private static LocalDate born(int number) {
        return LocalDate.of(1951, 1, 1).plusDays(number * 41L);
    }

    String national(int number) {
        return "038" + number % 2 + "%02d".formatted(born(number).getYear() % 100)
                + "%06d".formatted(Math.floorMod(Integer.parseInt(run, 16) * 31 + number, 1_000_000));
    }

    String mrn(String hospital, int number) {
        return mrnSystem(hospital) + "|" + secret(hospital, "mrn", number, run);
    }

    List<Person> people() {
        return people;
    }

    List<Thing> things() {
        return things;
    }

    Stream<Thing> things(String type) {
        return things.stream().filter(thing -> thing.type().equals(type));
    }

    boolean knows(String hospital, int person) {
        return people.get(person).knownBy().contains(hospital);
    }

    /** Whether the hospital borrows the patient's record. */
    boolean lent(String hospital, int person) {
        return lent.getOrDefault(hospital, Set.of()).contains(person);
    }

    /** Whether what {@code owner} has of the person may be seen by the hospital, when it asks for the person. */
    boolean visible(String hospital, String owner, int person) {
        return owner.equals(hospital) || lent(hospital, person);
    }
}
