-- The insurer's own number (maGiaoDich) of a health-insurance file that went on to its portal.
create table hub.dossier_passed_on (
    number         bigint primary key,
    hospital       varchar(20) not null,
    transaction_id varchar(100) not null,
    at             timestamp with time zone not null
);
