package vn.hamrong.simulators;

import vn.hamrong.exchange.Acknowledgment;

/**
 * Something that happens at a hospital and is told to the hub.
 *
 * @param minute of the day
 * @param name what it is, for people, as in {@code admission}
 * @param mrn whom it is about
 */
record Step(int minute, String name, String mrn, Draft draft, Kind kind) {

    /** What is special about a message, and so what must become of it. */
    enum Kind {
        ORDINARY(Acknowledgment.AA, Fate.APPLIED),
        /** The same bytes again. */
        REPEATED(Acknowledgment.AA, Fate.NOTHING),
        /** The same again with a new MSH-7. */
        REPEATED_LATER(Acknowledgment.AA, Fate.NOTHING),
        /** A used control id with other content. */
        CONFLICT(Acknowledgment.AR, Fate.PARKED),
        /** Passes the edge and can never be applied. */
        POISON(Acknowledgment.AA, Fate.PARKED),
        /** The same patient after the poison. */
        BEHIND_POISON(Acknowledgment.AA, Fate.WAITING),
        NO_CONTROL_ID(Acknowledgment.AR, Fate.REFUSED),
        /** MSH-4 names another hospital. */
        FOREIGN_SENDER(Acknowledgment.AR, Fate.REFUSED);

        final Acknowledgment answer;
        final Fate fate;

        Kind(Acknowledgment answer, Fate fate) {
            this.answer = answer;
            this.fate = fate;
        }
    }

    /** Where a message ends up; {@code NOTHING}: it leaves no trace of its own. */
    enum Fate {
        APPLIED,
        WAITING,
        PARKED,
        REFUSED,
        NOTHING
    }
}
