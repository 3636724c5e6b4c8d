-- Runs on H2 and on PostgreSQL. The text has twice the longest length of NewNote: H2 counts UTF-16 units, PostgreSQL
-- counts code points.
create table note (
    id    uuid primary key, -- version 7: the order of the ids is that of time
    owner uuid           not null,
    text  varchar(20000) not null
);

create index note_owner on note (owner, id);
