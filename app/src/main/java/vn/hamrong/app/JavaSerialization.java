package vn.hamrong.app;

import java.io.ObjectInputFilter;

/**
 * Java's own serialization. Nothing from outside is read so; within the process HAPI FHIR copies its search parameters by
 * it. So only such plain values may be read, small ones, and every other object is an attack (threats.md X-03).
 */
final class JavaSerialization {
    private static final String PLAIN_VALUES = "maxbytes=100000;maxdepth=20;maxrefs=5000;maxarray=1000;"
            + "java.lang.*;java.util.*;ca.uhn.fhir.rest.**;ca.uhn.fhir.model.**;ca.uhn.fhir.jpa.searchparam.**;!*";

    private JavaSerialization() {}

    /** Holds for the whole process; leaves a filter as it is that the operator has set himself. */
    static void narrow() {
        if (ObjectInputFilter.Config.getSerialFilter() == null) {
            ObjectInputFilter.Config.setSerialFilter(ObjectInputFilter.Config.createFilter(PLAIN_VALUES));
        }
    }
}
