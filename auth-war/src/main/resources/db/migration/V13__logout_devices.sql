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

-- A device without a browser that wants to sign somebody in (RFC 8628).
create table device_authorization (
    device_code_hash varchar(43) primary key,               -- base64url of SHA-256
    user_code_hash   varchar(43) not null,                  -- keyed: the code is short
    client_id        varchar(100) not null,
    scope            varchar(2000) not null,
    issued_at        timestamp(6) with time zone not null,
    expires_at       timestamp(6) with time zone not null,
    poll_seconds     integer not null,
    polled_at        timestamp(6) with time zone,
    state            varchar(10) not null,                  -- WAITING, ALLOWED, REFUSED, USED
    user_id          uuid not null,                         -- all zeros until somebody allows it
    auth_time        timestamp(6) with time zone,
    sign_in_until    timestamp(6) with time zone,
    acr              varchar(20),
    amr              varchar(100),
    constraint device_user_code_unique unique (user_code_hash)
);
create index device_authorization_by_expiry on device_authorization (expires_at);
create index device_authorization_of_user on device_authorization (user_id);
