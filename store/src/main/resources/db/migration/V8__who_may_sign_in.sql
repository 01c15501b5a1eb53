-- People --------------------------------------------------------------------------------------------------------------

-- version counts what must end a person's sessions. totp: the authenticator's secret, sealed; totp_step: the last step used.
create table hub.person (
    id        uuid primary key,
    login     varchar(60) not null unique,
    name      varchar(120) not null,
    facility  varchar(20) not null,
    enabled   boolean not null,
    version   bigint not null,
    password  varchar(200),
    totp      varchar(200),
    totp_step bigint not null
);
create index person_of_facility on hub.person (facility, name);

create table hub.person_role (
    person uuid not null,
    role   varchar(30) not null,
    primary key (person, role)
);

-- Fingerprints of codes, never the codes. One invitation a person at most.
create table hub.invitation (
    fingerprint varchar(64) primary key,
    person      uuid not null unique,
    until       timestamp with time zone not null
);
create table hub.recovery_code (
    person      uuid not null,
    fingerprint varchar(64) not null,
    primary key (person, fingerprint)
);

-- One row a name that was tried, whether or not anybody has it; subject: its SHA-256. Forgotten after a day.
create table hub.login_attempts (
    subject      varchar(64) primary key,
    attempts     integer not null,
    locked_until timestamp with time zone not null,
    last_at      timestamp with time zone not null
);
create index login_attempts_by_age on hub.login_attempts (last_at);
