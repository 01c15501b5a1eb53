package vn.hamrong.exchange;

/** Where a kept message stands. Every message is in exactly one: received = applied + waiting + parked + refused. */
public enum MessageState {
    /** Kept and acknowledged; waits for its turn in its lane. */
    WAITING,
    /** Its effect is in the record, committed together with this state. */
    APPLIED,
    /** It needs a person; the reason says why. Nothing is lost. */
    PARKED,
    /** Answered AR, or set aside by a person with a reason. Kept, without effect. */
    REFUSED
}
