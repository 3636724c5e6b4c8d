-- Runs on H2 2.x and on PostgreSQL 15 as it stands.

-- How others know a member: as the directory said when it was invited.
alter table list_member add column name varchar(510);
alter table list_member add column email varchar(640);
alter table list_member add column version bigint default 1 not null;
alter table list_member add column joined_at timestamp(6) with time zone default current_timestamp not null;

-- A line for each thing that was changed, written by the transaction that changed it. It has no number yet: a transaction that began
-- first may end last, and a reader would have passed its number by then. Sequencer numbers what has been committed, and only numbered
-- lines are read.
create table change_log (
    id         uuid primary key,
    seq        bigint,
    audience   uuid                        not null, -- a list: its members; a user: nobody else
    list_id    uuid                        not null,
    item_id    uuid                        not null, -- a task, or the list itself
    kind       smallint                    not null,
    changed_at timestamp(6) with time zone not null
);
create index change_log_seq on change_log (seq);
create index change_log_audience on change_log (audience, seq);

create table change_counter (
    id         smallint primary key,
    last_seq   bigint not null, -- the highest number given
    purged_seq bigint not null  -- lines up to here are forgotten
);
insert into change_counter values (1, 0, 0);

-- All tasks of a list in an order that never changes: for those who read everything.
create index task_id_in_list on task (list_id, id);

-- A repeating task: the series it belongs to, and its place in it.
alter table task add column recurrence varchar(1000);
alter table task add column time_zone varchar(64);
alter table task add column series_start varchar(32);
alter table task add column series_index integer default 1 not null;
alter table task add column repeated boolean default false not null;

-- What an import made of what: the same file again makes nothing.
create table import_origin (
    user_id uuid         not null,
    origin  varchar(300) not null,
    made_id uuid         not null,
    primary key (user_id, origin)
);
