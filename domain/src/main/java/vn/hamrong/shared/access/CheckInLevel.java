package vn.hamrong.shared.access;

/** How well a check-in proved who came. Source: architecture.md, "Check-in has a level". */
public enum CheckInLevel {
    /** The chip is genuine and not a clone, or genuine and the clerk recorded a face comparison. */
    CHIP,
    /** QR or MRZ agrees with the insurer's answer, and the clerk attests card and face. */
    ATTESTED,
    /** Anything less: a photo of somebody's QR is enough for it. */
    CLAIMED
}
