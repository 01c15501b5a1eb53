package vn.hamrong.exchange.fhir;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Patient;
import vn.hamrong.exchange.hl7.PatientNumbers.Candidate;
import vn.hamrong.shared.FacilityCode;

/**
 * The numbers of a patient. The hospital's own number (MRN) stands twice: first with a system of that hospital's own, by
 * which the hub matches (equal numbers of two hospitals never meet), then as VN Core wants it ({@code
 * patient-internal-id} with the hospital as assigner).
 */
final class PatientNumbers {
    private static final Set<String> CITIZEN_TYPES = Set.of("NI", "NNVNM", "CCCD", "CMND", "NN");

    private PatientNumbers() {}

    /** The patient of that PID line, new in the draft, with all the numbers of the line. */
    static Patient enter(Line pid, Draft draft) {
        Optional<Datum> own = own(pid);
        String mrn = own.map(cx -> cx.part(1).peek()).orElse("");
        draft.mrn(pid, mrn);
        Patient patient = mrn.isEmpty()
                ? draft.derived(Patient::new, pid, nameless(pid))
                : draft.keyed(Patient::new, matching(mrn, pid));
        for (int field : new int[] {3, 2, 4}) {
            for (Datum cx : pid.all(field)) {
                boolean isOwn = own.isPresent() && own.get().value() == cx.value();
                number(cx, isOwn, patient).ifPresent(number -> Patients.add(number, patient));
            }
        }
        others(pid, patient);
        return patient;
    }

    /** The hospital's own number: of an authority that the hospital's file names; else the first PI, MR or untyped one. */
    static Optional<Datum> own(Line pid) {
        Optional<Datum> own = own(pid.all(3));
        return own.isPresent() ? own : own(pid.all(2));
    }

    /** Chosen as the edge chooses it, so that lane and record agree. */
    static Optional<Datum> own(List<Datum> numbers) {
        Map<Candidate, Datum> candidates = new LinkedHashMap<>();
        numbers.forEach(cx -> candidates.putIfAbsent(candidate(cx), cx));
        return numbers.stream()
                .findFirst()
                .flatMap(cx -> vn.hamrong.exchange.hl7.PatientNumbers.own(
                        List.copyOf(candidates.keySet()), cx.sender().dialect().mrnAuthorities()))
                .map(candidates::get);
    }

    private static Candidate candidate(Datum cx) {
        return new Candidate(
                cx.part(1).peek(), cx.part(4).part(1).peek(), cx.part(5).peek());
    }

    private static Identifier matching(String mrn, Line pid) {
        Identifier identifier =
                new Identifier().setSystem(Uris.mrn(facility(pid))).setValue(mrn);
        identifier.setUse(IdentifierUse.USUAL);
        identifier.getType().addCoding().setSystem(Identifiers.TYPE_SYSTEM).setCode("MR");
        return identifier;
    }

    /** A patient without a number of the hospital's: known by whatever else the line says of him. */
    private static String nameless(Line pid) {
        StringBuilder all = new StringBuilder("nameless");
        for (int field : new int[] {2, 3, 4, 5, 7, 8}) {
            pid.all(field)
                    .forEach(datum ->
                            datum.value().leaves(leaf -> all.append('|').append(leaf.text())));
        }
        return all.toString();
    }

    private static Optional<Identifier> number(Datum cx, boolean own, Patient patient) {
        String to = "Patient.identifier[" + patient.getIdentifier().size() + "]";
        Optional<Identifier> number = Identifiers.cx(cx, "patient", to);
        number.ifPresent(identifier -> national(cx, own, identifier, patient));
        return number;
    }

    private static void national(Datum cx, boolean own, Identifier identifier, Patient patient) {
        String type = cx.part(5).peek();
        if (own) {
            Identifier asSent = identifier.getAssigner().getIdentifier();
            if (!asSent.isEmpty()) {
                patient.getIdentifierFirstRep().getAssigner().setIdentifier(asSent.copy());
            }
            identifier.setSystem(Uris.PATIENT_NUMBER).setUse(IdentifierUse.SECONDARY);
            identifier.getAssigner().setIdentifier(null);
            identifier
                    .getAssigner()
                    .getIdentifier()
                    .setSystem(Uris.PROVIDER)
                    .setValue(cx.sender().facility().value());
        } else if (CITIZEN_TYPES.contains(type) && isDigits(identifier.getValue(), 12)) {
            identifier.setSystem(Uris.NATIONAL_ID).setUse(IdentifierUse.OFFICIAL);
        } else if (CITIZEN_TYPES.contains(type) && isDigits(identifier.getValue(), 9)) {
            identifier.setSystem(Uris.OLD_CITIZEN_ID);
        } else {
            switch (type) {
                case "SB", "BHYT" -> identifier.setSystem(Uris.INSURANCE);
                case "PPN" -> identifier.setSystem(Uris.PASSPORT);
                case "DL" -> identifier.setSystem(Uris.DRIVER_LICENSE);
                default -> {}
            }
        }
    }

    private static boolean isDigits(String text, int length) {
        return text.length() == length && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static void others(Line pid, Patient patient) {
        cx(pid.field(18), "account", "AN", patient);
        cx(pid.field(19), "social-security", "SS", patient);
        Datum license = pid.field(20);
        String to = "Patient.identifier[" + patient.getIdentifier().size() + "]";
        Identifiers.plain(license.part(1), "driver-license", to).ifPresent(number -> {
            number.setSystem(Uris.DRIVER_LICENSE);
            number.getType().addCoding().setSystem(Identifiers.TYPE_SYSTEM).setCode("DL");
            Assigners.add(number, license.part(2), license.part(2), to);
            Times.dateTime(license.part(3), to + ".period.end")
                    .ifPresent(end -> number.getPeriod().setEndElement(end));
            Patients.add(number, patient);
        });
    }

    private static void cx(Datum cx, String kind, String type, Patient patient) {
        String to = "Patient.identifier[" + patient.getIdentifier().size() + "]";
        Identifiers.cx(cx, kind, to).ifPresent(number -> {
            if (!number.hasType()) {
                number.getType().addCoding().setSystem(Identifiers.TYPE_SYSTEM).setCode(type);
            }
            Patients.add(number, patient);
        });
    }

    private static FacilityCode facility(Line pid) {
        return pid.field(3).sender().facility();
    }
}
