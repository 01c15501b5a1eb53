package vn.hamrong.shared.fhir.summary;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.ips.api.IpsContext;
import ca.uhn.fhir.jpa.ips.generator.IpsGeneratorSvcImpl;
import ca.uhn.fhir.jpa.ips.strategy.BaseIpsGenerationStrategy;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Composition.SectionComponent;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.UrlType;
import vn.hamrong.shared.fhir.FacilityNames;

/** How HAPI's generator makes a summary here: these sections, searched by the caller's own right, told in Vietnamese. */
public final class PatientSummary extends BaseIpsGenerationStrategy {
    private static final String EMPTY_REASON = "http://terminology.hl7.org/CodeSystem/list-empty-reason";

    private final DaoRegistry types;
    private final Origins origins;

    public PatientSummary(DaoRegistry types, FacilityNames names, Clock clock) {
        this.types = types;
        this.origins = new Origins(names, clock);
    }

    @Override
    public void initialize() {
        Facts facts = new Facts(types);
        Stream.of(Chapter.values()).forEach(chapter -> addSection(chapter.section(), facts));
    }

    /** None: the narrative is ours. HAPI's templates would be rendered only to be thrown away. */
    @Override
    public List<String> getNarrativePropertyFiles() {
        return List.of("classpath:vn/hamrong/shared/fhir/summary/no-narratives.properties");
    }

    @Override
    public IBaseResource createAuthor() {
        Organization hub = new Organization();
        hub.setName("Trục liên thông Hàm Rồng").setId(IdType.newRandomUuid());
        return hub;
    }

    @Override
    public String createTitle(IpsContext whose) {
        return "Tóm tắt bệnh án";
    }

    @Override
    public IBaseResource fetchPatient(IIdType id, RequestDetails request) {
        return types.getResourceDao("Patient").read(id, request);
    }

    @Override
    public IBaseResource fetchPatient(TokenParam identifier, RequestDetails request) {
        throw new ForbiddenOperationException("only by id");
    }

    @Override
    public void postManipulateIpsBundle(IBaseBundle made) {
        Bundle document = (Bundle) made;
        Composition composition = address(document);
        Map<String, Resource> byId = new HashMap<>();
        for (BundleEntryComponent entry : document.getEntry()) {
            Resource resource = entry.getResource();
            byId.put(resource.getIdElement().toUnqualifiedVersionless().getValue(), resource);
            if (resource instanceof DomainResource fact) {
                origins.mark(fact);
                link(fact, composition);
            }
        }
        composition.setLanguage("vi");
        tell(composition, document.getEntry().get(1).getResource(), byId);
        composition.setText(Telling.paragraphs(head(byId)));
    }

    /** The composition refers to the others by type and id, which holds only under an address of the same server. */
    private static Composition address(Bundle document) {
        BundleEntryComponent first = document.getEntryFirstRep();
        Composition composition = (Composition) first.getResource();
        String patient = document.getEntry().get(1).getFullUrl();
        String own = composition.getIdElement().getValue().replaceFirst("^urn:uuid:", "");
        String url = patient.substring(0, patient.lastIndexOf("Patient/")) + "Composition/" + own;
        first.setFullUrl(url);
        composition.setId(url);
        return composition;
    }

    /** To the fact's row in the narrative. */
    private static void link(DomainResource fact, Composition composition) {
        fact.getExtensionsByUrl(IpsGeneratorSvcImpl.URL_NARRATIVE_LINK)
                .forEach(link ->
                        link.setValue(new UrlType(composition.getIdElement().getValue() + "#" + Telling.id(fact))));
    }

    private void tell(Composition composition, Resource patient, Map<String, Resource> byId) {
        Map<String, SectionComponent> made = new HashMap<>();
        composition
                .getSection()
                .forEach(section ->
                        made.put(section.getCode().getCodingFirstRep().getCode(), section));
        Telling narrative = new Telling(origins, byId);
        List<SectionComponent> sections = new ArrayList<>();
        for (Chapter chapter : Chapter.values()) {
            SectionComponent section = made.getOrDefault(chapter.code(), empty(chapter));
            List<Resource> facts = section.getEntry().stream()
                    .map(entry -> byId.get(new IdType(entry.getReference())
                            .toUnqualifiedVersionless()
                            .getValue()))
                    .filter(Objects::nonNull)
                    .toList();
            section.setText(narrative.of(facts, Facts.cut(patient, chapter.code())));
            sections.add(section);
        }
        composition.setSection(sections);
    }

    /** Nothing found is said to be just that: whether there is something elsewhere, nobody here knows. */
    private static SectionComponent empty(Chapter chapter) {
        SectionComponent section = new SectionComponent().setTitle(chapter.title());
        section.getCode()
                .addCoding()
                .setSystem(Chapter.LOINC)
                .setCode(chapter.code())
                .setDisplay(chapter.display());
        section.getEmptyReason().addCoding().setSystem(EMPTY_REASON).setCode("unavailable");
        return section;
    }

    private List<String> head(Map<String, Resource> byId) {
        List<String> hospitals = byId.values().stream()
                .map(origins::name)
                .filter(name -> !name.isEmpty())
                .distinct()
                .sorted()
                .toList();
        return List.of(
                "Lập ngày " + origins.day() + ".",
                hospitals.isEmpty() ? "Chưa có nguồn nào." : "Nguồn: " + String.join("; ", hospitals) + ".");
    }
}
