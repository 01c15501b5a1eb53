package vn.hamrong.shared.fhir.summary;

import ca.uhn.fhir.jpa.ips.api.INoInfoGenerator;
import ca.uhn.fhir.jpa.ips.api.Section;
import ca.uhn.fhir.jpa.ips.strategy.AllergyIntoleranceNoInfoR4Generator;
import ca.uhn.fhir.jpa.ips.strategy.MedicationNoInfoR4Generator;
import ca.uhn.fhir.jpa.ips.strategy.ProblemNoInfoR4Generator;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;

/** The sections of a summary in their order, by their LOINC codes. The first three are required in an IPS. */
enum Chapter {
    PROBLEMS("11450-4", "Problem list - Reported", "Vấn đề sức khoẻ"),
    ALLERGIES("48765-2", "Allergies and adverse reactions Document", "Dị ứng"),
    MEDICINES("10160-0", "History of Medication use Narrative", "Thuốc"),
    RESULTS("30954-2", "Relevant diagnostic tests/laboratory data Narrative", "Kết quả cận lâm sàng"),
    PROCEDURES("47519-4", "History of Procedures Document", "Thủ thuật, phẫu thuật"),
    IMMUNIZATIONS("11369-6", "History of Immunization Narrative", "Tiêm chủng");

    static final String LOINC = "http://loinc.org";
    private static final String PROFILE = "http://hl7.org/fhir/uv/ips/StructureDefinition/Composition-uv-ips#";

    private final String code;
    private final String display;
    private final String title;

    Chapter(String code, String display, String title) {
        this.code = code;
        this.display = display;
        this.title = title;
    }

    String code() {
        return code;
    }

    String display() {
        return display;
    }

    String title() {
        return title;
    }

    /** As HAPI's generator wants it. */
    Section section() {
        Section.SectionBuilder builder = Section.newBuilder()
                .withTitle(title)
                .withSectionSystem(LOINC)
                .withSectionCode(code)
                .withSectionDisplay(display)
                .withProfile(PROFILE + name());
        for (Class<? extends Resource> type : types()) {
            builder = builder.withResourceType(type);
        }
        Optional<INoInfoGenerator> nothing = nothing();
        return (nothing.isPresent() ? builder.withNoInfoGenerator(nothing.get()) : builder).build();
    }

    private List<Class<? extends Resource>> types() {
        return switch (this) {
            case PROBLEMS -> List.of(Condition.class);
            case ALLERGIES -> List.of(AllergyIntolerance.class);
            case MEDICINES -> List.of(MedicationStatement.class, MedicationRequest.class, MedicationDispense.class);
            case RESULTS -> List.of(DiagnosticReport.class, Observation.class);
            case PROCEDURES -> List.of(Procedure.class);
            case IMMUNIZATIONS -> List.of(Immunization.class);
        };
    }

    /** What says that nothing is known, where the guide has a code for it. */
    private Optional<INoInfoGenerator> nothing() {
        return switch (this) {
            case PROBLEMS -> Optional.of(new ProblemNoInfoR4Generator());
            case ALLERGIES -> Optional.of(new AllergyIntoleranceNoInfoR4Generator());
            case MEDICINES -> Optional.of(new MedicationNoInfoR4Generator());
            case RESULTS, PROCEDURES, IMMUNIZATIONS -> Optional.empty();
        };
    }
}
