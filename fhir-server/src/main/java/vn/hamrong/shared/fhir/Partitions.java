package vn.hamrong.shared.fhir;

/** Where things rest. A facility's own partition has a number above 0. */
public final class Partitions {
    /** Holds the shared patients, and HAPI's own definitions. */
    public static final int SHARED = 0;

    private Partitions() {}

    static boolean sharedType(String type) {
        return "Patient".equals(type);
    }
}
