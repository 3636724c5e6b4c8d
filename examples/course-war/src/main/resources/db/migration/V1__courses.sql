-- Runs on H2 2.x and on PostgreSQL 15 as it stands.
-- H2 counts a varchar's length in UTF-16 units, PostgreSQL in code points: lengths here are twice the rule's.

create table course (
    id          uuid primary key, -- version 7: the order of the ids is the order of the listing
    title       varchar(510)                not null,
    description varchar(20000),
    teacher     varchar(510)                not null, -- the name that the access token of the creator says
    version     bigint                      not null,
    created_at  timestamp(6) with time zone not null,
    updated_at  timestamp(6) with time zone not null
);
