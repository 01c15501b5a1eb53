-- What one text for both databases cannot say (ADR 17): the audit and its seals are never changed or deleted. H2 has no
-- trigger on truncate; a table that another one refers to cannot be truncated, though, and both are referred to.
create trigger hub.audit_only_added_to before update, delete on hub.audit
    for each statement call 'vn.hamrong.shared.store.OnlyAddedTo';
create trigger hub.audit_seal_only_added_to before update, delete on hub.audit_seal
    for each statement call 'vn.hamrong.shared.store.OnlyAddedTo';
alter table hub.audit_seal add constraint audit_seal_of foreign key (audit) references hub.audit (id);
create table hub.audit_seal_kept (place bigint references hub.audit_seal (place));
