package vn.hamrong.shared.fhir.security.rest;

import vn.hamrong.shared.fhir.security.Permission;

/** Something a request can only do with a scope for it; the type {@code *} stands for all. */
record Need(String type, Permission permission) {
    static final String ALL = "*";

    static Need read(String type) {
        return new Need(type, Permission.READ);
    }

    static Need search(String type) {
        return new Need(type, Permission.SEARCH);
    }
}
