-- Runs as it stands on H2 and on PostgreSQL.

-- A WebAuthn credential of a user. What is binary is base64url.
create table passkey (
    id              uuid primary key,
    user_id         uuid not null references users (id) on delete cascade,
    credential_id   varchar(1400) not null,                 -- at most 1023 bytes
    user_handle     varchar(86) not null,                   -- what the authenticator knows the account by
    public_key      varchar(2800) not null,                 -- a COSE key (RFC 9052 section 7)
    aaguid          varchar(36) not null,
    transports      varchar(255) not null,                  -- each between spaces
    name            varchar(200) not null,
    signature_count bigint not null,
    backup_eligible boolean not null,
    backed_up       boolean not null,
    created_at      timestamp(6) with time zone not null,
    last_used_at    timestamp(6) with time zone,
    last_user_agent varchar(255),
    version         bigint not null,
    constraint passkey_credential unique (credential_id)
);
create index passkey_of_user on passkey (user_id);

-- A challenge that was answered, until it would be refused as too old.
create table passkey_challenge (
    nonce      varchar(43) primary key,
    expires_at timestamp(6) with time zone not null
);
create index passkey_challenge_expiry on passkey_challenge (expires_at);
