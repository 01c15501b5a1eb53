-- What a second person said of a right that was opened without asking first. One judgment each, never changed. words may
-- hold personal data.
create table hub.access_review (
    relationship uuid primary key references hub.care_relationship (id),
    reviewed_at  timestamp with time zone not null,
    reviewed_by  varchar(200) not null,
    verdict      varchar(20) not null check (verdict in ('JUSTIFIED', 'NOT_JUSTIFIED')),
    words        varchar(1000) not null
);
create index care_relationship_to_review on hub.care_relationship (basis, valid_from);
