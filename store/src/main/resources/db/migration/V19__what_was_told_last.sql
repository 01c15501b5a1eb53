-- What other hospitals were told last of an order or a result, so that a repetition is told to nobody and a change once.
create table hub.told (
    thing   varchar(300) primary key,
    content varchar(64) not null,
    version integer not null
);
