create table service_clients (
    client_id    varchar(100) primary key,
    name         varchar(200) not null,
    audiences    varchar(1400) not null,                    -- ' auth todo ': as the roles of users
    roles        varchar(1000) not null,
    secret_hash  varchar(43) not null,                      -- base64url of SHA-256
    created_at   timestamp(6) with time zone not null,
    version      bigint not null
);

-- The access tokens of service clients: where users' have a session, these stand for themselves.
create table service_tokens (
    id           uuid primary key,                          -- the jti
    client_id    varchar(100) not null references service_clients (client_id) on delete cascade,
    expires_at   timestamp(6) with time zone not null,
    status_index bigint not null,                           -- its place in a status list
    revoked_at   timestamp(6) with time zone
);
create index service_tokens_of_client on service_tokens (client_id);
create index service_tokens_by_expiry on service_tokens (expires_at);
