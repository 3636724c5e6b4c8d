-- The audit table. Ids are of version 7, so their order is that of time.
create table security_events (
    id          uuid primary key,
    happened_at timestamp(6) with time zone not null,
    type        varchar(40) not null,
    outcome     varchar(10) not null,
    actor       varchar(100),                               -- id of a user or a client
    subject     varchar(100),                               -- id of a user, a client or a key
    client_id   varchar(100),
    address     varchar(45),
    detail      varchar(1000)
);
create index security_events_of_actor on security_events (actor, id);
create index security_events_of_subject on security_events (subject, id);
create index security_events_of_type on security_events (type, id);
