-- Runs on H2 2.x and on PostgreSQL 15 as it stands.
-- H2 counts a varchar's length in UTF-16 units, PostgreSQL in code points: lengths here are twice the rule's.

create table product (
    id          uuid primary key, -- version 7: the order of the ids is the order of the listing
    name        varchar(510)                not null,
    description varchar(20000),
    price       numeric(11, 2)              not null,
    currency    varchar(3)                  not null,
    version     bigint                      not null,
    created_at  timestamp(6) with time zone not null,
    updated_at  timestamp(6) with time zone not null
);
