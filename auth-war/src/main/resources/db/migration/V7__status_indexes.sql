-- Places in the status lists: list number and index in one, list * 2^20 + index. A row is taken, a missing one is free.
create table status_indexes (
    id       bigint primary key,
    assigned boolean not null,                              -- false: reserved by a replica that will give it out
    ended_at timestamp(6) with time zone,
    free_at  timestamp(6) with time zone not null           -- from then on nobody can hold a token of it: the row may go
);
create index status_indexes_by_end on status_indexes (ended_at);
create index status_indexes_by_release on status_indexes (free_at);

-- Sessions of before have none; they get one with their next refresh.
alter table sessions add column status_index bigint;
