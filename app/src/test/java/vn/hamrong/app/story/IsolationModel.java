package vn.hamrong.app.story;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.fhirpath.IFhirPath;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;

/**
 * What a search must find, reckoned without a database: the values of every retained search parameter in every resource
 * of the world, and whose of them the asking hospital may see.
 */
final class IsolationModel {
    /** Asked by these, a question is about one patient. */
    private static final Set<String> BY_PATIENT = Set.of("patient", "subject", "beneficiary");
    /** Of the retained parameters these have values that only the world has. */
    private static final Set<String> FEW_VALUES =
            Set.of("status", "intent", "clinical-status", "verification-status", "gender", "category");

    private final IsolationWorld world;
    /** By {@code Type?parameter} and value. */
    private final Map<String, Map<String, Set<IsolationWorld.Thing>>> index = new TreeMap<>();

    private IsolationModel(IsolationWorld world) {
        this.world = world;
    }

    static IsolationModel of(IsolationWorld world, ISearchParamRegistry registry) {
        IsolationModel model = new IsolationModel(world);
        IFhirPath paths = FhirContext.forR4Cached().newFhirPath();
        for (IsolationWorld.Thing thing : world.things()) {
            if (thing.type().equals(Draw.WRITTEN)) {
                continue;
            }
            registry.getActiveSearchParams(thing.type(), SearchParamLookupContextEnum.SEARCH).values().stream()
                    .filter(parameter -> !parameter.getName().startsWith("_"))
                    .forEach(parameter -> model.add(paths, parameter, thing));
        }
        return model;
    }

    private void add(IFhirPath paths, RuntimeSearchParam parameter, IsolationWorld.Thing thing) {
        for (String path : parameter.getPathsSplit()) {
            if (path.startsWith(thing.type() + ".") || path.startsWith("(" + thing.type() + ".")) {
                paths.evaluate(thing.resource(), path, IBase.class).stream()
                        .flatMap(found -> value(found).stream())
                        .forEach(value -> index.computeIfAbsent(
                                        thing.type() + "?" + parameter.getName(), key -> new TreeMap<>())
                                .computeIfAbsent(value, key -> new HashSet<>())
                                .add(thing));
            }
        }
    }

    /** {@code Type?parameter}, each that some resource has a value for; not of patients. */
    List<String> questions() {
        return List.copyOf(index.keySet());
    }

    /** The values of a parameter that these resources have. */
    List<String> values(String question, Stream<IsolationWorld.Thing> things) {
        Set<IsolationWorld.Thing> wanted = things.collect(Collectors.toSet());
        return index.getOrDefault(question, Map.of()).entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(wanted::contains))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether others' rows of the database may have such values too. */
    static boolean onlyOfTheWorld(String parameter) {
        return !FEW_VALUES.contains(parameter);
    }

    /** The ids of what the hospital must be given for these parameters of a type, all at once. */
    Set<String> found(String hospital, String type, Map<String, String> asked) {
        Set<IsolationWorld.Thing> found = world.things(type).collect(Collectors.toCollection(HashSet::new));
        asked.forEach((parameter, value) -> found.retainAll(
                index.getOrDefault(type + "?" + parameter, Map.of()).getOrDefault(value, Set.of())));
        Optional<Integer> about = about(asked);
        return found.stream()
                .filter(thing -> thing.owner().equals(hospital)
                        || about.filter(person -> world.lent(hospital, person)).isPresent())
                .map(IsolationWorld.Thing::id)
                .collect(Collectors.toSet());
    }

    /** The ids of all of a type that the hospital itself has about a patient. */
    Set<String> own(String hospital, String type, int person) {
        return world.things(type)
                .filter(thing -> thing.owner().equals(hospital) && thing.person() == person)
                .map(IsolationWorld.Thing::id)
                .collect(Collectors.toSet());
    }

    private Optional<Integer> about(Map<String, String> asked) {
        return asked.entrySet().stream()
                .filter(entry -> BY_PATIENT.contains(entry.getKey()))
                .flatMap(entry ->
                        world.people().stream().filter(person -> ("Patient/" + person.id()).equals(entry.getValue())))
                .map(IsolationWorld.Person::number)
                .findFirst();
    }

    private static Optional<String> value(IBase found) {
        if (found instanceof Reference reference) {
            return Optional.ofNullable(reference.getReference());
        }
        if (found instanceof Identifier identifier) {
            return Optional.of(identifier.getSystem() + "|" + identifier.getValue());
        }
        if (found instanceof CodeableConcept concept) {
            return value(concept.getCodingFirstRep());
        }
        if (found instanceof Coding coding) {
            return Optional.of(coding.getSystem() + "|" + coding.getCode());
        }
        if (found instanceof Period period) {
            return value(period.getStartElement());
        }
        if (found instanceof BaseDateTimeType date) {
            return Optional.of(date.getValueAsString().substring(0, 10));
        }
        return found instanceof PrimitiveType<?> plain && !(found instanceof HumanName)
                ? Optional.ofNullable(plain.getValueAsString())
                : Optional.empty();
    }
}
