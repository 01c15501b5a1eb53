-- The right of one facility to read what others know of one patient. Rows are never deleted: ended ones tell who could
-- read. reference may hold personal data (the words of an emergency, the number of a written request).
create table hub.care_relationship (
    id          uuid primary key,
    patient     varchar(36) not null,
    reader      varchar(20) not null,
    basis       varchar(20) not null check (basis in
                ('CHECKIN_CHIP', 'CHECKIN_ATTESTED', 'CONSULTATION', 'CONSENT', 'BREAK_GLASS')),
    opened_by   varchar(200) not null,
    reference   varchar(500) not null,
    valid_from  timestamp with time zone not null,
    valid_until timestamp with time zone not null check (valid_until > valid_from),
    ended_at    timestamp with time zone,
    ended_by    varchar(200)
);
create index care_relationship_of_reader on hub.care_relationship (reader, patient, valid_until);
create index care_relationship_of_patient on hub.care_relationship (patient, valid_from);
