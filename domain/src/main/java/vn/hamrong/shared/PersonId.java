package vn.hamrong.shared;

import java.util.UUID;

/** A member of staff, by a random number that says nothing about them: fit for logs and the audit. */
public record PersonId(UUID value) {

    /** Throws IllegalArgumentException when it is no UUID. */
    public static PersonId of(String text) {
        return new PersonId(UUID.fromString(text));
    }

    /** As the audit names who acted. */
    public String actor() {
        return "person/" + value;
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
