-- Which messages are health-insurance files (GIAMDINHHS, XML0), so that a hospital can look up its own.
-- whole: of a file about several visits, which was split; its parts wait in the lanes of their patients.
create table hub.dossier (
    number      bigint primary key,
    hospital    varchar(20) not null,
    received_at timestamp with time zone not null,
    whole       bigint
);
create index dossier_of_hospital on hub.dossier (hospital, received_at);
create index dossier_parts on hub.dossier (whole);
