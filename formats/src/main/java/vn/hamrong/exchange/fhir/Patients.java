package vn.hamrong.exchange.fhir;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;

/** PID → Patient; source: the official map PID[Patient]. */
final class Patients {
    private static final String CORE = "http://hl7.org/fhir/StructureDefinition/patient-";

    /** Table 0001. */
    static final Map<String, AdministrativeGender> GENDERS = Map.of(
            "F", AdministrativeGender.FEMALE,
            "M", AdministrativeGender.MALE,
            "O", AdministrativeGender.OTHER,
            "A", AdministrativeGender.OTHER,
            "X", AdministrativeGender.OTHER,
            "U", AdministrativeGender.UNKNOWN,
            "N", AdministrativeGender.UNKNOWN);

    private Patients() {}

    static void map(Line pid, Draft draft) {
        Patient patient = PatientNumbers.enter(pid, draft);
        pid.became(patient);
        names(pid, patient);
        birth(pid, patient);
        gender(pid.field(8), patient);
        addresses(pid, patient);
        telecoms(pid, patient);
        circumstances(pid, patient);
        death(pid, patient);
        PatientExtras.map(pid, patient);
        Mothers.map(pid, patient, draft);
    }

    private static void names(Line pid, Patient patient) {
        for (int field : new int[] {5, 9}) {
            for (Datum xpn : pid.all(field)) {
                var name = Names.xpn(xpn, "Patient.name[" + patient.getName().size() + "]");
                if (!name.isEmpty()) {
                    patient.addName(name);
                }
            }
        }
        Datum mother = pid.field(6);
        if (mother.isPresent()) {
            var name = Names.xpn(mother, "Patient.extension.valueString");
            String said = Arrays.stream(new int[] {1, 2, 3})
                    .mapToObj(n -> mother.part(n).peek())
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(" "));
            patient.addExtension(CORE + "mothersMaidenName", new StringType(said.isEmpty() ? name.getText() : said));
        }
    }

    private static void birth(Line pid, Patient patient) {
        Datum born = pid.field(7);
        Times.date(born, "Patient.birthDate").ifPresent(patient::setBirthDateElement);
        if (born.peek().length() > 8) {
            Times.dateTime(born, "Patient.birthDate")
                    .ifPresent(time -> patient.getBirthDateElement().addExtension(CORE + "birthTime", time));
        }
    }

    static void gender(Datum sex, Patient patient) {
        Codes.translated(sex, GENDERS).ifPresent(gender -> {
            patient.setGender(gender);
            Codes.keep(sex, patient.getGenderElement(), "Patient.gender");
        });
    }

    private static void addresses(Line pid, Patient patient) {
        for (Datum xad : pid.all(11)) {
            Address address =
                    Addresses.xad(xad, "Patient.address[" + patient.getAddress().size() + "]");
            if (!address.isEmpty()) {
                patient.addAddress(address);
            }
        }
        Datum county = pid.field(12);
        if (county.hasText()
                && patient.getAddress().size() == 1
                && !patient.getAddressFirstRep().hasDistrict()) {
            patient.getAddressFirstRep().setDistrict(county.take("Patient.address[0].district"));
        } else if (county.hasText()) {
            String to = "Patient.address[" + patient.getAddress().size() + "].district";
            patient.addAddress().setDistrict(county.take(to));
        }
    }

    private static void telecoms(Line pid, Patient patient) {
        telecom(pid, 13, ContactPointUse.HOME, patient);
        telecom(pid, 14, ContactPointUse.WORK, patient);
        Lists.telecoms(pid, 40, "Patient.telecom", patient::getTelecom);
    }

    private static void telecom(Line pid, int field, ContactPointUse use, Patient patient) {
        for (Datum xtn : pid.all(field)) {
            Telecoms.all(xtn, use, "Patient.telecom", patient.getTelecom());
        }
    }

    private static void circumstances(Line pid, Patient patient) {
        Codes.concept(pid.field(15), "Patient.communication[0].language")
                .ifPresent(language ->
                        patient.addCommunication().setLanguage(language).setPreferred(true));
        Codes.concept(pid.field(16), "Patient.maritalStatus", Tables.MARITAL).ifPresent(patient::setMaritalStatus);
        Optional<Integer> order = Numbers.whole(pid.field(25), 1, "Patient.multipleBirthInteger");
        Optional<Boolean> several = Booleans.take(pid.field(24), "Patient.multipleBirthBoolean");
        if (order.isPresent()) {
            patient.setMultipleBirth(new IntegerType(order.get()));
        } else {
            several.ifPresent(twin -> patient.setMultipleBirth(new BooleanType(twin)));
        }
    }

    private static void death(Line pid, Patient patient) {
        var died = Times.dateTime(pid.field(29), "Patient.deceasedDateTime");
        Optional<Boolean> dead = Booleans.take(pid.field(30), "Patient.deceasedBoolean");
        if (died.isPresent()) {
            patient.setDeceased(died.get());
        } else {
            dead.ifPresent(is -> patient.setDeceased(new BooleanType(is)));
        }
    }

    /** Adds the identifier unless it is there. */
    static void add(Identifier identifier, Patient patient) {
        boolean known = patient.getIdentifier().stream()
                .anyMatch(id -> id.getValue().equals(identifier.getValue())
                        && id.getSystem().equals(identifier.getSystem()));
        if (!known) {
            patient.addIdentifier(identifier);
        }
    }
}
