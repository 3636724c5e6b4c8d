-- Runs on H2 2.x and on PostgreSQL 15 as it stands.
-- H2 counts a varchar's length in UTF-16 units, PostgreSQL in code points: lengths here are twice the rule's.

create table course (
    id          uuid primary key, -- version 7: the order of the ids is the order of the listing
    title       varchar(510)                not null,
    description varchar(20000),
    teacher     varchar(510)                not null, -- as the token named the one who made it
    version     bigint                      not null,
    created_at  timestamp(6) with time zone not null,
    updated_at  timestamp(6) with time zone not null
);

create table idempotency_key (
    user_id      uuid                        not null,
    request_key  varchar(255)                not null,
    request_hash varchar(64)                 not null,
    status       smallint                    not null,
    location     varchar(200)                not null,
    version      bigint                      not null,
    body         varchar                     not null,
    created_at   timestamp(6) with time zone not null,
    primary key (user_id, request_key)
);
create index idempotency_key_created on idempotency_key (created_at);
