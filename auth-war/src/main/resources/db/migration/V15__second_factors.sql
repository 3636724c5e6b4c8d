-- Runs as it stands on H2 and on PostgreSQL.

-- A user's app for one-time codes (RFC 6238).
create table totp (
    user_id       uuid primary key references users (id) on delete cascade,
    id            uuid not null,
    sealed_secret varchar(1000) not null,                   -- a JWE, encrypted as signing keys are
    created_at    timestamp(6) with time zone not null,
    confirmed_at  timestamp(6) with time zone,              -- null: it does not count yet
    last_used_at  timestamp(6) with time zone,
    last_step     bigint not null                           -- a code is good once: later steps only
);

create table recovery_code (
    id         uuid primary key,
    user_id    uuid not null references users (id) on delete cascade,
    code_hash  varchar(43) not null,                        -- keyed: a code has 50 bits
    created_at timestamp(6) with time zone not null,
    used_at    timestamp(6) with time zone
);
create index recovery_code_of_user on recovery_code (user_id);

-- Somebody has proved a first factor, such as a password, and is asked for the second one.
create table first_step (
    token_hash         varchar(43) primary key,             -- base64url of SHA-256
    user_id            uuid not null references users (id) on delete cascade,
    credential_version bigint not null,                     -- it dies with the password
    acr                varchar(20) not null,
    amr                varchar(100) not null,
    detail             varchar(500),
    sealed_secret      varchar(1000),                       -- of an app that is being set up
    expires_at         timestamp(6) with time zone not null
);
create index first_step_by_expiry on first_step (expires_at);
create index first_step_of_user on first_step (user_id);

-- A device on which a user is not asked for the second factor again, for a while.
create table remembered_device (
    id          uuid primary key,
    user_id     uuid not null references users (id) on delete cascade,
    device_hash varchar(43) not null,                       -- base64url of SHA-256
    sign_in_id  uuid not null,                              -- the last one there
    expires_at  timestamp(6) with time zone not null,
    constraint remembered_device_unique unique (user_id, device_hash)
);
create index remembered_device_by_expiry on remembered_device (expires_at);
