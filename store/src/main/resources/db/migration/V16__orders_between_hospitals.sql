-- Orders that went from one hospital to another through the hub, by the hub's own number. Rows are never deleted: a result
-- may come late.
create table hub.referral (
    number       varchar(20) primary key,
    requester    varchar(20) not null,
    performer    varchar(20) not null,
    patient      varchar(36) not null,
    mrn          varchar(100) not null,
    order_system varchar(500) not null,
    order_number varchar(200) not null,
    message      bigint not null,
    at           timestamp with time zone not null
);
create index referral_of_patient on hub.referral (patient);
