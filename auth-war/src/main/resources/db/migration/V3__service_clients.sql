create table service_clients (
    client_id    varchar(100) primary key,
    name         varchar(200) not null,
    audiences    varchar(1400) not null,                    -- ' auth todo ': as the roles of users
    roles        varchar(1000) not null,
    secret_hash  varchar(43) not null,                      -- base64url of SHA-256
    tokens_since timestamp(6) with time zone not null,      -- access tokens issued before it are revoked
    created_at   timestamp(6) with time zone not null,
    version      bigint not null
);
