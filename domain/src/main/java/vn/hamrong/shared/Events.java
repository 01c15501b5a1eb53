package vn.hamrong.shared;

import java.util.List;

/** The events that indicators count. Written in the transaction of the effect they tell of. */
public interface Events {

    /** Adds the event, once per (type, source): a repetition changes nothing. Needs an open {@link UnitOfWork}. */
    void add(Event event);

    /** As {@link #add} for each, which is cheaper together. */
    default void addAll(List<Event> events) {
        events.forEach(this::add);
    }
}
