package vn.hamrong.exchange.fhir;

import java.util.List;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;

/** ORC-10, 11, 17 and 19 → Provenance: who entered, verified and acted; source: the official map ORC[Provenance]. */
final class OrderTrails {
    private static final String AGENTS = Uris.TERMINOLOGY + "provenance-participant-type";

    /** Field of ORC, the agent's part, its name. */
    private record Role(int field, String code, String display) {}

    private static final List<Role> ROLES = List.of(
            new Role(10, "enterer", "Enterer"),
            new Role(11, "verifier", "Verifier"),
            new Role(19, "performer", "Performer"));

    private OrderTrails() {}

    static void map(Line orc, DomainResource order, Draft draft) {
        Provenance trail = new Provenance();
        for (Role role : ROLES) {
            orc.all(role.field())
                    .forEach(xcn -> People.practitioner(xcn, trail, draft).ifPresent(who -> agent(role, who, trail)));
        }
        Organizations.cwe(orc.field(17), "organization", trail, draft)
                .ifPresent(where -> agent(new Role(17, "custodian", "Custodian"), where, trail));
        device(orc, trail);
        if (trail.hasAgent() && recorded(orc, trail)) {
            Places.pl(orc.field(13), draft).ifPresent(trail::setLocation);
            Reference target = draft.reference(order);
            trail.addTarget(target);
            draft.fixed(
                    trail,
                    draft.mrn(orc),
                    "trail",
                    target.getReference(),
                    orc.field(1).peek(),
                    orc.field(9).peek());
        }
    }

    /** ORC-18: at which device it was entered. */
    private static void device(Line orc, Provenance trail) {
        Codes.concept(orc.field(18), "Device.type").ifPresent(type -> {
            Device device = new Device().setType(type);
            trail.addAgent().setWho(Contained.in(trail, device));
        });
    }

    private static void agent(Role role, Reference who, Provenance trail) {
        trail.addAgent()
                .setWho(who)
                .getType()
                .addCoding()
                .setSystem(AGENTS)
                .setCode(role.code())
                .setDisplay(role.display());
    }

    /** A trail needs its time: of the order event, else of the message. */
    private static boolean recorded(Line orc, Provenance trail) {
        Times.instant(orc.field(9), "Provenance.recorded").ifPresent(trail::setRecordedElement);
        if (!trail.hasRecorded()) {
            orc.above("MSH")
                    .flatMap(msh -> Times.instant(msh.field(7), "Provenance.recorded"))
                    .ifPresent(trail::setRecordedElement);
        }
        return trail.hasRecorded();
    }
}
