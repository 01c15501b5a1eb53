package vn.hamrong.app.story;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Draws what one question is about. */
final class Draw {
    /** Written over by the forms that write; nothing searches for them. */
    static final String WRITTEN = "Procedure";

    private final Random random;
    private final IsolationWorld world;
    private final IsolationModel model;
    private final InProcess server;
    /** Numbers of others that a hospital has written itself meanwhile. */
    private final Set<String> taken = new HashSet<>();

    private String caller = "";
    private boolean own;

    Draw(Random random, IsolationWorld world, IsolationModel model, InProcess server) {
        this.random = random;
        this.world = world;
        this.model = model;
        this.server = server;
    }

    /** The next question is this hospital's, about what it may see or about what it may not. */
    Draw next(String hospital, boolean about) {
        caller = hospital;
        own = about;
        return this;
    }

    String caller() {
        return caller;
    }

    boolean own() {
        return own;
    }

    IsolationWorld world() {
        return world;
    }

    IsolationModel model() {
        return model;
    }

    InProcess server() {
        return server;
    }

    <T> T of(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** The caller's own resource, or one it may not see. */
    IsolationWorld.Thing thing() {
        return of(things().filter(thing -> !thing.type().equals(WRITTEN)).toList());
    }

    IsolationWorld.Thing thing(String type) {
        return of(things().filter(thing -> thing.type().equals(type)).toList());
    }

    /** One to write over: of the caller, or another's whose number the caller has not used yet. */
    IsolationWorld.Thing written() {
        IsolationWorld.Thing drawn = of(things().filter(thing -> thing.type().equals(WRITTEN))
                .filter(thing -> own || !taken.contains(caller + thing.id()))
                .toList());
        taken.add(caller + drawn.id());
        return drawn;
    }

    Stream<IsolationWorld.Thing> things() {
        return world.things().stream()
                .filter(thing ->
                        own ? thing.owner().equals(caller) : !world.visible(caller, thing.owner(), thing.person()));
    }

    /** A patient the caller knows, or one it does not. */
    IsolationWorld.Person person() {
        return person(person -> person.knownBy().contains(caller) == own);
    }

    IsolationWorld.Person person(Predicate<IsolationWorld.Person> which) {
        return of(world.people().stream().filter(which).toList());
    }

    /** A patient the caller knows, as others do, without a right to their data. */
    IsolationWorld.Person shared() {
        return person(person -> person.knownBy().contains(caller)
                && person.knownBy().size() > 1
                && !world.lent(caller, person.number()));
    }

    /** Another hospital that knows the patient. */
    String other(IsolationWorld.Person person) {
        return of(person.knownBy().stream()
                .filter(hospital -> !hospital.equals(caller))
                .sorted()
                .toList());
    }

    /** The patient whose procedures the hospital has. */
    String ownPatient() {
        IsolationWorld.Thing any = of(world.things(WRITTEN)
                .filter(thing -> thing.owner().equals(caller))
                .toList());
        return "Patient/" + world.people().get(any.person()).id();
    }

    String nobody() {
        return UUID.randomUUID().toString();
    }
}
