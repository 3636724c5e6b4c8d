-- Runs on H2 2.x and on PostgreSQL 15 as it stands.
-- H2 counts a varchar's length in UTF-16 units, PostgreSQL in code points: lengths here are twice the rule's.

create table task_list (
    id         uuid primary key,
    name       varchar(510)                not null,
    version    bigint                      not null,
    created_at timestamp(6) with time zone not null,
    updated_at timestamp(6) with time zone not null
);

-- Which list is whose Inbox: one for each user, also when two first requests race.
create table inbox (
    user_id uuid primary key,
    list_id uuid not null unique references task_list (id) on delete cascade
);

-- Who may see a list. The owner has a row here like everybody else, so that visibility is one question.
create table list_member (
    list_id uuid        not null references task_list (id) on delete cascade,
    user_id uuid        not null,
    role    varchar(10) not null,
    primary key (list_id, user_id)
);
create index list_member_user on list_member (user_id, list_id);

create table task (
    id           uuid primary key,
    list_id      uuid                        not null references task_list (id) on delete cascade,
    parent_id    uuid references task (id) on delete cascade,
    title        varchar(510)                not null,
    notes        varchar(20000),
    done         boolean                     not null,
    priority     smallint                    not null, -- 0 high, 1 medium, 2 low, 3 none: ascending is the order people want
    due_date     date,
    due_at       timestamp(6) with time zone,
    due_sort     timestamp(6) with time zone not null, -- the end of year 9999 without a due: both engines sort it last
    tags         varchar(2100)               not null, -- each tag between line feeds
    position     bytea                       not null, -- ASCII; bytes sort the same under every collation
    search       varchar                     not null, -- title and notes, case and accents folded
    completed_at timestamp(6) with time zone,
    version      bigint                      not null,
    created_at   timestamp(6) with time zone not null,
    updated_at   timestamp(6) with time zone not null
);
-- One index for each order: a page is a short range scan, at any depth.
create index task_created on task (list_id, done, created_at, id);
create index task_due on task (list_id, done, due_sort, id);
create index task_priority on task (list_id, done, priority, id);
create index task_position on task (list_id, position, id, done);
create index task_parent on task (parent_id);

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
