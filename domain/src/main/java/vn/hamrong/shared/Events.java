package vn.hamrong.shared;

/** The events that indicators count. Written in the transaction of the effect they tell of. */
public interface Events {

    /** Adds the event, once per (type, source): a repetition changes nothing. Needs an open {@link UnitOfWork}. */
    void add(Event event);
}
