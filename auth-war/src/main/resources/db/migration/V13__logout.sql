-- Runs as it stands on H2 and on PostgreSQL.

-- A client is to be told that one of its sessions ended (OpenID Connect Back-Channel Logout).
create table logout_notice (
    id              uuid primary key,
    client_id       varchar(100) not null,
    session_id      uuid not null,
    subject         varchar(100) not null,                  -- the user as this client knows it
    state           varchar(10) not null,                   -- WAITING, SENT, FAILED
    attempts        integer not null,
    created_at      timestamp(6) with time zone not null,
    next_attempt_at timestamp(6) with time zone,            -- null: there is none
    finished_at     timestamp(6) with time zone,
    trouble         varchar(400)                            -- why the last attempt failed
);
create index logout_notice_due on logout_notice (next_attempt_at, client_id);
create index logout_notice_by_state on logout_notice (state, id);
