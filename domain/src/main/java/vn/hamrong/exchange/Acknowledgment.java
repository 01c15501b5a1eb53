package vn.hamrong.exchange;

/**
 * What the sender is told (HL7 v2.5.1 table 0008). {@code AA}: it is on disk, don't send it again. {@code AE}: our fault,
 * send it again later. {@code AR}: the message is at fault, sending the same again will not help.
 */
public enum Acknowledgment {
    AA,
    AE,
    AR
}
