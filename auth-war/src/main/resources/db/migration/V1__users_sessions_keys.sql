-- Runs as it stands on H2 and on PostgreSQL.
-- H2 counts a varchar's length in UTF-16 units, PostgreSQL in code points: where people write, lengths are twice the rule's.

create table cluster_lock (
    name varchar(40) primary key
);
insert into cluster_lock (name) values ('SIGNING_KEYS');
insert into cluster_lock (name) values ('ADMINS');

create table users (
    id            uuid primary key,
    email         varchar(508) not null,                    -- as typed
    email_folded  varchar(508) not null,                    -- what is unique and looked up
    name          varchar(200),
    password_hash varchar(255),                             -- null: this user signs in elsewhere
    credential_version bigint not null,                     -- rises with the password, not with another hash of it
    roles         varchar(1000) not null,                   -- ' admin user ': spaces around each, to be found by like
    disabled      boolean not null,
    version       bigint not null,
    created_at    timestamp(6) with time zone not null,
    updated_at    timestamp(6) with time zone not null,
    constraint users_email_unique unique (email_folded)
);

-- No foreign key to users: an ended session outlives its user until its last access token is dead.
create table sessions (
    id           uuid primary key,                          -- the sid
    user_id      uuid not null,
    client_id    varchar(100) not null,
    user_agent   varchar(510),
    created_at   timestamp(6) with time zone not null,
    last_used_at timestamp(6) with time zone not null,
    expires_at   timestamp(6) with time zone not null,      -- absolute; rotation never moves it
    ended_at     timestamp(6) with time zone,
    end_reason   varchar(40),
    version      bigint not null
);
create index sessions_of_user on sessions (user_id);
create index sessions_by_expiry on sessions (expires_at);

create table refresh_tokens (
    token_hash varchar(43) primary key,                     -- base64url of SHA-256
    session_id uuid not null references sessions (id) on delete cascade,
    issued_at  timestamp(6) with time zone not null,
    expires_at timestamp(6) with time zone not null,        -- idle
    spent_at   timestamp(6) with time zone,
    nonce      varchar(43)                                  -- with the spent token itself it gives the successor
);
create index refresh_tokens_of_session on refresh_tokens (session_id);
create index refresh_tokens_by_expiry on refresh_tokens (expires_at);

create table signing_keys (
    kid          varchar(64) primary key,                   -- RFC 7638 thumbprint
    algorithm    varchar(10) not null,
    state        varchar(10) not null,
    public_jwk   varchar(2000) not null,
    sealed_jwk   varchar(8000) not null,                    -- JWE, dir and A256GCM
    sealed_under varchar(43) not null,                      -- id of the key-encryption key
    created_at   timestamp(6) with time zone not null,
    activated_at timestamp(6) with time zone,
    retired_at   timestamp(6) with time zone,
    version      bigint not null
);
