package vn.hamrong.exchange.fhir;

import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCategory;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceReactionComponent;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceSeverity;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceType;
import org.hl7.fhir.r4.model.StringType;

/** AL1 and IAM → AllergyIntolerance; source: the official maps of the same names. */
final class Allergies {
    private static final String CLINICAL = Uris.TERMINOLOGY + "allergyintolerance-clinical";

    private static final Map<String, AllergyIntoleranceCategory> CATEGORIES = Map.of(
            "DA", AllergyIntoleranceCategory.MEDICATION,
            "FA", AllergyIntoleranceCategory.FOOD,
            "EA", AllergyIntoleranceCategory.ENVIRONMENT,
            "AA", AllergyIntoleranceCategory.ENVIRONMENT,
            "PA", AllergyIntoleranceCategory.ENVIRONMENT,
            "LA", AllergyIntoleranceCategory.ENVIRONMENT);

    private static final Map<String, AllergyIntoleranceSeverity> SEVERITIES = Map.of(
            "MI", AllergyIntoleranceSeverity.MILD,
            "MO", AllergyIntoleranceSeverity.MODERATE,
            "SV", AllergyIntoleranceSeverity.SEVERE);

    private Allergies() {}

    static void al1(Line al1, Draft draft) {
        allergy(al1, draft)
                .ifPresent(allergy -> Times.dateTime(al1.field(6), "AllergyIntolerance.onsetDateTime")
                        .ifPresent(allergy::setOnset));
    }

    static void iam(Line iam, Draft draft) {
        allergy(iam, draft).ifPresent(allergy -> {
            Identifiers.ei(iam.field(7), "allergy", "AllergyIntolerance.identifier[1]")
                    .ifPresent(allergy::addIdentifier);
            Times.dateTime(iam.field(11), "AllergyIntolerance.onsetDateTime").ifPresent(allergy::setOnset);
            Datum onset = iam.field(12);
            if (onset.hasText() && !allergy.hasOnset()) {
                allergy.setOnset(new StringType(onset.take("AllergyIntolerance.onsetString")));
            }
            Times.dateTime(iam.field(13), "AllergyIntolerance.recordedDate").ifPresent(allergy::setRecordedDateElement);
            state(iam, allergy);
        });
    }

    private static void state(Line iam, AllergyIntolerance allergy) {
        Map<String, String> states = Map.of("I", "inactive", "R", "resolved", "A", "active");
        Datum clinical = iam.field(17);
        String state = states.get(clinical.peek());
        if (state != null && allergy.hasClinicalStatus()) {
            allergy.getClinicalStatus().getCodingFirstRep().setCode(state);
            Kept.original(clinical, allergy.getClinicalStatus(), "AllergyIntolerance.clinicalStatus");
        }
        if (iam.field(6).peek().equals("D")) {
            allergy.getVerificationStatus()
                    .addCoding()
                    .setSystem(Uris.TERMINOLOGY + "allergyintolerance-verification")
                    .setCode("entered-in-error");
            // FHIR: no clinical status when entered in error.
            allergy.setClinicalStatus(null);
            iam.field(6).take("AllergyIntolerance.verificationStatus");
        }
    }

    private static Optional<AllergyIntolerance> allergy(Line line, Draft draft) {
        if (draft.patient(line).isEmpty() || line.field(3).isAbsent()) {
            return Optional.empty();
        }
        String code = line.field(3).part(1).peek();
        AllergyIntolerance allergy = draft.derived(
                AllergyIntolerance::new,
                line,
                "allergy",
                code.isEmpty() ? line.field(3).part(2).peek() : code);
        line.became(allergy);
        draft.patientReference(line).ifPresent(allergy::setPatient);
        allergy.getClinicalStatus().addCoding().setSystem(CLINICAL).setCode("active");
        kind(line.field(2), allergy);
        Codes.concept(line.field(3), "AllergyIntolerance.code").ifPresent(allergy::setCode);
        reaction(line, allergy);
        return Optional.of(allergy);
    }

    private static void kind(Datum type, AllergyIntolerance allergy) {
        Codes.translated(type, CATEGORIES).ifPresent(allergy::addCategory);
        if (allergy.hasCategory()) {
            allergy.setType(AllergyIntoleranceType.ALLERGY);
            Kept.original(type.part(1), allergy.getCategory().get(0), "AllergyIntolerance.category[0]");
        }
    }

    private static void reaction(Line line, AllergyIntolerance allergy) {
        AllergyIntoleranceReactionComponent reaction = new AllergyIntoleranceReactionComponent();
        for (Datum said : line.all(5)) {
            Codes.concept(said, "AllergyIntolerance.reaction[0].manifestation[0]")
                    .ifPresent(sign -> {
                        if (!sign.hasText()) {
                            sign.setText(said.peek());
                        }
                        reaction.addManifestation(sign);
                    });
        }
        Datum severity = line.field(4);
        Optional<AllergyIntoleranceSeverity> known = Codes.translated(severity, SEVERITIES);
        if (known.isPresent() && reaction.hasManifestation()) {
            reaction.setSeverity(known.get());
            Kept.original(severity, reaction.getSeverityElement(), "AllergyIntolerance.reaction[0].severity");
        }
        if (!reaction.isEmpty()) {
            allergy.addReaction(reaction);
        }
    }
}
