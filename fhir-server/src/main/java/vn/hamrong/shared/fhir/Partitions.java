package vn.hamrong.shared.fhir;

/** Where things rest. */
final class Partitions {
    /** Holds the shared patients, and HAPI's own definitions. */
    static final int SHARED = 0;

    private Partitions() {}

    static boolean sharedType(String type) {
        return "Patient".equals(type);
    }
}
