package vn.hamrong.exchange.fhir;

import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.Specimen.SpecimenContainerComponent;

/** SAC → the container of its specimen. */
final class Containers {
    private static final String TO = "Specimen.container";

    private Containers() {}

    static void map(Line sac, Draft draft) {
        Specimen specimen = sac.above(Specimen.class)
                .orElseGet(() -> draft.derived(
                        Specimen::new,
                        sac,
                        "specimen",
                        OrderNumbers.text(sac.field(2)),
                        OrderNumbers.text(sac.field(3))));
        sac.became(specimen);
        if (!specimen.hasSubject()) {
            draft.patientReference(sac).ifPresent(specimen::setSubject);
        }
        if (!specimen.hasAccessionIdentifier()) {
            Identifiers.ei(sac.field(2), "accession", "Specimen.accessionIdentifier")
                    .ifPresent(specimen::setAccessionIdentifier);
        }
        SpecimenContainerComponent container = specimen.addContainer();
        for (int field : new int[] {3, 4}) {
            Identifiers.ei(sac.field(field), "container", TO + ".identifier").ifPresent(container::addIdentifier);
        }
        Codes.concept(sac.field(9), TO + ".type").ifPresent(container::setType);
        Quantities.nm(sac.field(21), sac.field(24), TO + ".capacity").ifPresent(container::setCapacity);
        Quantities.nm(sac.field(22), sac.field(24), TO + ".specimenQuantity").ifPresent(container::setSpecimenQuantity);
        Codes.concept(sac.field(27), TO + ".additiveCodeableConcept").ifPresent(container::setAdditive);
        if (container.isEmpty()) {
            specimen.getContainer().remove(container);
        }
    }
}
