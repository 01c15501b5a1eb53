package vn.hamrong.exchange.bhyt.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import vn.hamrong.exchange.bhyt.Dossier;
import vn.hamrong.exchange.bhyt.Table;
import vn.hamrong.exchange.bhyt.TableRecord;
import vn.hamrong.exchange.fhir.Entries;
import vn.hamrong.exchange.fhir.Uris;
import vn.hamrong.shared.FacilityCode;

/** The Bundle being written, and what all tables of a visit speak of: its patient and its encounter. */
final class DossierDraft {
    private final FacilityCode facility;
    private final Entries entries;
    private final List<Row> rows = new ArrayList<>();
    private final String visit;
    private final Patient patient;
    private @Nullable Encounter encounter;

    /** @param subject the row that says who the patient is */
    DossierDraft(FacilityCode facility, Dossier dossier, Row subject) {
        this.facility = facility;
        this.entries = new Entries(facility);
        this.visit = dossier.visit();
        this.patient = Subjects.enter(subject, facility, entries);
        for (Table table : Table.values()) {
            List<TableRecord> records = dossier.records(table);
            for (int i = 0; i < records.size(); i++) {
                boolean same = table == subject.table() && i == 0;
                rows.add(same ? subject : new Row(table, records.get(i), i + 1));
            }
        }
    }

    List<Row> rows() {
        return rows;
    }

    List<Row> rows(Table table) {
        return rows.stream().filter(row -> row.table() == table).toList();
    }

    FacilityCode facility() {
        return facility;
    }

    Entries entries() {
        return entries;
    }

    Patient patient() {
        return patient;
    }

    Reference subject() {
        return entries.reference(patient);
    }

    /** The visit; made from nothing but its number when no table tells of it. */
    Encounter encounter() {
        Encounter known = encounter;
        if (known == null) {
            known = Visits.enter(this);
            encounter = known;
        }
        return known;
    }

    Reference visitReference() {
        return entries.reference(encounter());
    }

    /** {@code MA_LK}; empty when no table has one. */
    String visit() {
        return visit;
    }

    /** A resource that the dossier gives no number: known by the visit and the parts. */
    <T extends DomainResource> T derived(Supplier<T> fresh, String... parts) {
        return entries.derived(fresh, visit + "|" + String.join("|", parts));
    }

    /** A resource with a number of the hospital's own. */
    <T extends DomainResource> T numbered(Supplier<T> fresh, String kind, String number) {
        Identifier identifier =
                new Identifier().setSystem(Uris.local(facility, kind)).setValue(number);
        return entries.keyed(fresh, identifier);
    }

    /** A member of staff by the code; licence numbers and insurance numbers are one kind here. */
    Reference staff(String code) {
        Identifier number = new Identifier().setSystem(Uris.EMPLOYEE).setValue(code);
        return entries.reference(entries.ifNew(Practitioner::new, number));
    }

    /** The staff in that field, several parted by {@code ;}. */
    List<Reference> staff(Row row, String field, String to) {
        row.take(field, to);
        return staff(row, field);
    }

    /** As {@link #staff(Row, String, String)}, but the field is only looked at. */
    List<Reference> staff(Row row, String field) {
        return Lists.parts(row.peek(field)).stream().map(this::staff).toList();
    }

    /** The first in that field; when there are others, the field stays as an extension too. */
    Optional<Reference> firstStaff(Row row, String field, String to) {
        List<String> codes = Lists.parts(row.peek(field));
        if (codes.size() == 1) {
            row.take(field, to);
        }
        return codes.stream().findFirst().map(this::staff);
    }

    /** A facility by its code. */
    Reference organization(String code) {
        Identifier number = new Identifier().setSystem(Uris.PROVIDER).setValue(code);
        return entries.reference(entries.ifNew(Organization::new, number));
    }

    Bundle bundle() {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        entries.into(bundle);
        return bundle;
    }
}
