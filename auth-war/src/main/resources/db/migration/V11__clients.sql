-- What a client registered (RFC 7591, OpenID Connect Registration). Runs as it stands on H2 and on PostgreSQL.
alter table service_clients add column metadata varchar default '{}' not null;      -- JSON, by the RFC's names
alter table service_clients add column first_party boolean default false not null;  -- asked for no consent
alter table service_clients add column pkce_optional boolean default false not null;
alter table service_clients alter column secret_hash drop not null;                  -- public, or with keys of its own
alter table service_clients add column former_secret_hash varchar(43);               -- good for a while after a renewal
alter table service_clients add column former_secret_until timestamp(6) with time zone;
alter table service_clients add column registration_token_hash varchar(43);          -- of those that registered themselves
alter table service_clients add column last_used_at timestamp(6) with time zone;     -- to about a day
alter table service_clients add column updated_at timestamp(6) with time zone;
update service_clients set updated_at = created_at;
alter table service_clients alter column updated_at set not null;
create index service_clients_self_registered on service_clients (registration_token_hash, created_at);
create index sessions_of_client on sessions (client_id);                             -- they end with their client

-- The assertions that clients authenticated with (RFC 7523): each is good once, on all replicas.
create table client_assertion (
    hash         varchar(43) primary key,               -- of client_id and jti
    expires_at   timestamp(6) with time zone not null
);
create index client_assertion_by_expiry on client_assertion (expires_at);

-- Initial access tokens (RFC 7591 section 3): who may register clients while registration is by token.
create table registration_token (
    id           uuid primary key,
    token_hash   varchar(43) not null unique,
    description  varchar(200) not null,
    uses_left    integer not null,
    created_by   varchar(100) not null,
    created_at   timestamp(6) with time zone not null,
    expires_at   timestamp(6) with time zone not null,
    version      bigint not null
);
