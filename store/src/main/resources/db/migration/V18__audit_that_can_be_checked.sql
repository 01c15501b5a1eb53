-- What a BALP AuditEvent needs besides what V1 has: as what the actor acted, whose data it was, by which right (ADR 17).
alter table hub.audit add column role varchar(200) default '' not null;
alter table hub.audit add column patient varchar(36);
alter table hub.audit add column owner varchar(20);
alter table hub.audit add column kinds varchar(500) default '' not null;
alter table hub.audit add column basis varchar(20);
alter table hub.audit add column basis_words varchar(500);
create index audit_of_patient on hub.audit (patient, at);
create index audit_of_actor on hub.audit (actor, at);
create index audit_of_facility on hub.audit (facility, at);

-- Rows without a seal. Added with the row, in its transaction, and taken away with its seal: a row that commits late is
-- still here, however high the numbers are by then.
create table hub.audit_unsealed (audit bigint primary key);
insert into hub.audit_unsealed select id from hub.audit;

-- The chain. place counts from 1 without a gap, in the order of sealing; chain is SHA-256 over the link before and the row.
create table hub.audit_seal (
    place     bigint primary key,
    audit     bigint not null unique,
    chain     varchar(64) not null,
    sealed_at timestamp with time zone not null
);
