package vn.hamrong.exchange.bhyt.fhir;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Patient;
import vn.hamrong.exchange.bhyt.Dossier;
import vn.hamrong.exchange.bhyt.Table;
import vn.hamrong.exchange.bhyt.TableRecord;
import vn.hamrong.exchange.fhir.Entries;
import vn.hamrong.exchange.fhir.Uris;
import vn.hamrong.shared.FacilityCode;

/**
 * Who the patient is. The hospital's own number stands twice, as for HL7 v2: first with a system of that hospital's own, by
 * which the hub matches, then as VN Core wants it.
 */
final class Subjects {
    /** Tables that name the patient, the surest first. */
    private static final List<Table> NAMING =
            List.of(Table.XML1, Table.XML0, Table.XML15, Table.XML13, Table.XML14, Table.XML12, Table.XML6);

    private static final String BIRTH_TIME = "http://hl7.org/fhir/StructureDefinition/patient-birthTime";
    private static final String NUMBER_TYPES = Uris.TERMINOLOGY + "v2-0203";
    private static final Pattern CITIZEN = Pattern.compile("[0-9]{12}");
    private static final Pattern OLD_CITIZEN = Pattern.compile("[0-9]{9}");
    private static final Pattern PASSPORT = Pattern.compile("[A-Z][0-9]{7}");
    private static final Map<String, AdministrativeGender> GENDERS =
            Map.of("1", AdministrativeGender.MALE, "2", AdministrativeGender.FEMALE, "3", AdministrativeGender.UNKNOWN);

    private Subjects() {}

    /** The row that says who the patient is; empty when no table does. */
    static Optional<Row> of(Dossier dossier) {
        for (Table table : NAMING) {
            List<TableRecord> records = dossier.records(table);
            if (!records.isEmpty() && isNamed(records.get(0))) {
                return Optional.of(new Row(table, records.get(0), 1));
            }
        }
        return Optional.empty();
    }

    /** Whether its records name more than one patient or visit: such must never become one record. */
    static boolean areSeveral(Dossier dossier) {
        return isMoreThanOne(dossier, "MA_BN") || isMoreThanOne(dossier, "MA_LK");
    }

    private static boolean isMoreThanOne(Dossier dossier, String field) {
        return dossier.tables().stream()
                        .flatMap(file -> file.records().stream())
                        .filter(record -> record.isFilled(field))
                        .map(record -> record.value(field).strip())
                        .distinct()
                        .count()
                > 1;
    }

    private static boolean isNamed(TableRecord record) {
        return record.isFilled("MA_BN") || record.isFilled("HO_TEN") || record.isFilled("SO_CCCD");
    }

    static Patient enter(Row row, FacilityCode facility, Entries entries) {
        Patient patient = row.has("MA_BN")
                ? entries.keyed(Patient::new, matching(row, facility))
                : entries.derived(Patient::new, nameless(row));
        row.becomes(patient);
        if (row.has("MA_BN")) {
            patient.addIdentifier(asVnCore(row, facility));
        }
        citizen(row).ifPresent(patient::addIdentifier);
        cards(row, patient);
        row.text("HO_TEN", "Patient.name[0].text")
                .ifPresent(name -> patient.addName().setUse(NameUse.OFFICIAL).setText(name));
        birth(row, patient);
        gender(row, patient);
        row.text("DIEN_THOAI", "Patient.telecom[0].value")
                .ifPresent(number ->
                        patient.addTelecom().setSystem(ContactPointSystem.PHONE).setValue(number));
        row.text("DIA_CHI", "Patient.address[0].text")
                .ifPresent(text -> patient.addAddress().setText(text));
        return patient;
    }

    private static Identifier matching(Row row, FacilityCode facility) {
        Identifier identifier = new Identifier()
                .setSystem(Uris.mrn(facility))
                .setValue(row.take("MA_BN", "Patient.identifier[0].value"))
                .setUse(IdentifierUse.USUAL);
        identifier.getType().addCoding().setSystem(NUMBER_TYPES).setCode("MR");
        return identifier;
    }

    private static Identifier asVnCore(Row row, FacilityCode facility) {
        Identifier identifier = new Identifier()
                .setSystem(Uris.PATIENT_NUMBER)
                .setValue(row.peek("MA_BN"))
                .setUse(IdentifierUse.SECONDARY);
        identifier.getAssigner().getIdentifier().setSystem(Uris.PROVIDER).setValue(facility.value());
        return identifier;
    }

    /** A patient without the hospital's number: known by whatever else the row says of him. */
    private static String nameless(Row row) {
        return "nameless|" + row.peek("HO_TEN") + "|" + row.peek("NGAY_SINH") + "|" + row.peek("SO_CCCD") + "|"
                + row.peek("MA_THE_BHYT");
    }

    /** A number of no known form stays an extension: it must not be taken for a citizen number. */
    private static Optional<Identifier> citizen(Row row) {
        String number = row.peek("SO_CCCD");
        Identifier identifier = new Identifier().setValue(number);
        if (CITIZEN.matcher(number).matches()) {
            identifier.setSystem(Uris.NATIONAL_ID).setUse(IdentifierUse.OFFICIAL);
        } else if (OLD_CITIZEN.matcher(number).matches()) {
            identifier.setSystem(Uris.OLD_CITIZEN_ID);
        } else if (PASSPORT.matcher(number).matches()) {
            identifier.setSystem(Uris.PASSPORT);
        } else {
            return Optional.empty();
        }
        row.take("SO_CCCD", "Patient.identifier.value");
        return Optional.of(identifier);
    }

    private static void cards(Row row, Patient patient) {
        List<String> cards = Lists.parts(row.peek("MA_THE_BHYT"));
        for (String card : cards.stream().distinct().toList()) {
            row.take("MA_THE_BHYT", "Patient.identifier.value");
            patient.addIdentifier().setSystem(Uris.INSURANCE).setValue(card);
        }
    }

    private static void birth(Row row, Patient patient) {
        Moments.birth(row, "NGAY_SINH", "Patient.birthDate").ifPresent(date -> {
            patient.setBirthDateElement(date);
            String sent = row.peek("NGAY_SINH");
            boolean timed = sent.length() == 12 && !sent.endsWith("0000");
            Optional<String> time = Moments.iso(timed ? sent : "");
            time.ifPresent(iso -> date.addExtension(BIRTH_TIME, new DateTimeType(iso)));
            if (timed && time.isEmpty()) {
                row.original("NGAY_SINH", date, "Patient.birthDate");
            }
        });
    }

    private static void gender(Row row, Patient patient) {
        AdministrativeGender gender = GENDERS.get(row.peek("GIOI_TINH"));
        if (gender != null) {
            patient.setGender(gender);
            row.original("GIOI_TINH", patient.getGenderElement(), "Patient.gender");
        }
    }
}
