package vn.hamrong.simulators;

import java.time.LocalDate;

/**
 * An invented person.
 *
 * @param given all names after the family name, in the order they are said
 * @param citizen twelve digits of the form of a citizen number; it belongs to nobody we know
 */
public record Person(
        String family, String given, LocalDate born, boolean female, String citizen, String ward, String phone) {

    Person named(String otherFamily, String otherGiven) {
        return new Person(otherFamily, otherGiven, born, female, citizen, ward, phone);
    }

    Person movedTo(String otherWard) {
        return new Person(family, given, born, female, citizen, otherWard, phone);
    }

    @Override
    public String toString() {
        return "Person[invented]";
    }
}
