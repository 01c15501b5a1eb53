package vn.hamrong.exchange.letters;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import vn.hamrong.exchange.fhir.Uris;
import vn.hamrong.shared.FacilityCode;

/** PID and PV1 (HL7 v2.5.1 §3.4.2, §3.4.3). */
final class PatientLines {
    /** VN Core systems → authority and type of PID-3. */
    private static final Map<String, Kind> NUMBERS = Map.of(
            Uris.NATIONAL_ID, new Kind("CCCD", "NI"),
            Uris.OLD_CITIZEN_ID, new Kind("CMND", "NI"),
            Uris.INSURANCE, new Kind("BHYT", "SB"),
            Uris.PASSPORT, new Kind("HC", "PPN"),
            Uris.REFERRAL, new Kind("HAMRONG", "PT"));

    private static final Map<AdministrativeGender, String> SEXES = Map.of(
            AdministrativeGender.MALE, "M",
            AdministrativeGender.FEMALE, "F",
            AdministrativeGender.OTHER, "O",
            AdministrativeGender.UNKNOWN, "U");

    private static final Map<String, String> CLASSES =
            Map.of("EMER", "E", "IMP", "I", "ACUTE", "I", "NONAC", "I", "AMB", "O", "PRENC", "P");

    private PatientLines() {}

    private record Kind(String authority, String type) {}

    /**
     * The line of the patient, with the receiver's own number first when it has one.
     *
     * @param authority PID-3.4 of the receiver's own numbers
     */
    static SegmentText pid(Patient patient, FacilityCode receiver, String authority, Moments moments) {
        SegmentText pid = new SegmentText("PID").set(1, 1);
        pid.set(3, Escaped.repetitions(numbers(patient, receiver, authority)));
        pid.set(5, patient.hasName() ? name(patient.getNameFirstRep()) : "");
        pid.set(7, moments.of(birth(patient)));
        pid.set(8, patient.hasGender() ? SEXES.getOrDefault(patient.getGender(), "U") : "");
        pid.set(11, patient.hasAddress() ? address(patient.getAddressFirstRep()) : "");
        patient.getTelecom().stream()
                .filter(point -> point.getSystem() == ContactPointSystem.PHONE && point.hasValue())
                .findFirst()
                .ifPresent(point -> pid.set(13, Escaped.text(point.getValue())));
        return pid;
    }

    private static DateTimeType birth(Patient patient) {
        return new DateTimeType(
                patient.hasBirthDate() ? patient.getBirthDateElement().getValueAsString() : null);
    }

    private static List<String> numbers(Patient patient, FacilityCode receiver, String authority) {
        Optional<String> own = own(patient, receiver)
                .map(mrn -> Escaped.parts(Escaped.text(mrn), "", "", Escaped.text(authority), "PI"));
        Stream<String> others = patient.getIdentifier().stream()
                .filter(Identifier::hasValue)
                .flatMap(number -> Optional.ofNullable(NUMBERS.get(String.valueOf(number.getSystem())))
                        .map(kind -> number(number, kind))
                        .stream());
        return Stream.concat(own.stream(), others).distinct().toList();
    }

    /** The receiver's own number of this patient. */
    static Optional<String> own(Patient patient, FacilityCode receiver) {
        return patient.getIdentifier().stream()
                .filter(number -> Uris.mrn(receiver).equals(number.getSystem()) && number.hasValue())
                .map(Identifier::getValue)
                .findFirst();
    }

    private static String number(Identifier number, Kind kind) {
        return Escaped.parts(Escaped.text(number.getValue()), "", "", kind.authority(), kind.type());
    }

    /** Family, given, further names; a name known only as said stands whole in the first part, as Vietnamese HIS do. */
    static String name(HumanName name) {
        if (!name.hasFamily()) {
            return Escaped.texts(name.hasText() ? name.getText() : name.getNameAsSingleString());
        }
        List<String> given = name.getGiven().stream().map(StringType::getValue).toList();
        String first = given.isEmpty() ? "" : given.get(0);
        String others = given.size() < 2 ? "" : String.join(" ", given.subList(1, given.size()));
        return Escaped.texts(name.getFamily(), first, others);
    }

    /** An address that is known only as said stands whole in the first part. */
    private static String address(Address address) {
        if (isOnlySaid(address)) {
            return Escaped.texts(address.getText());
        }
        List<String> lines =
                address.getLine().stream().map(StringType::getValue).toList();
        return Escaped.texts(
                lines.isEmpty() ? "" : lines.get(0),
                lines.size() < 2 ? "" : String.join(", ", lines.subList(1, lines.size())),
                or(address.getCity()),
                or(address.getState()),
                or(address.getPostalCode()),
                or(address.getCountry()),
                "",
                "",
                or(address.getDistrict()));
    }

    private static boolean isOnlySaid(Address address) {
        return address.hasText() && where(address).allMatch(String::isEmpty);
    }

    /** Where the patient lives, from the house to the country, in a form that addresses can be compared by. */
    static String comparable(Address address) {
        return isOnlySaid(address)
                ? address.getText() + "|||||"
                : where(address).collect(Collectors.joining("|"));
    }

    private static Stream<String> where(Address address) {
        String lines = address.getLine().stream().map(StringType::getValue).collect(Collectors.joining(", "));
        return Stream.of(
                lines,
                or(address.getDistrict()),
                or(address.getCity()),
                or(address.getState()),
                or(address.getPostalCode()),
                or(address.getCountry()));
    }

    /** The visit, as far as another hospital is concerned: what kind, and since when. */
    static SegmentText pv1(Optional<Encounter> visit, Moments moments) {
        SegmentText pv1 = new SegmentText("PV1").set(1, 1);
        pv1.set(2, visit.map(PatientLines::patientClass).orElse("U"));
        visit.filter(Encounter::hasPeriod)
                .ifPresent(
                        known -> pv1.set(44, moments.start(known.getPeriod())).set(45, moments.end(known.getPeriod())));
        return pv1;
    }

    static String patientClass(Encounter visit) {
        return CLASSES.getOrDefault(or(visit.getClass_().getCode()), "U");
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }
}
