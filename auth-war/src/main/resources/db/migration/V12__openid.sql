-- Runs as it stands on H2 and on PostgreSQL.

-- A sign-in of a person in a browser: what the sign-in cookie stands for. No foreign key to users, as with sessions.
create table browser_sign_in (
    id         uuid primary key,
    token_hash varchar(43) not null,                        -- base64url of SHA-256; another one with each proof
    user_id    uuid not null,
    user_agent varchar(510),
    created_at timestamp(6) with time zone not null,
    auth_time  timestamp(6) with time zone not null,        -- when the person proved an identity last
    expires_at timestamp(6) with time zone not null,
    ended_at   timestamp(6) with time zone,
    acr        varchar(20) not null,
    amr        varchar(100) not null,                       -- ' pwd ': as the roles of users
    version    bigint not null,
    constraint browser_sign_in_token_unique unique (token_hash)
);
create index browser_sign_in_of_user on browser_sign_in (user_id);
create index browser_sign_in_by_expiry on browser_sign_in (expires_at);

-- A session that an application was given by a code. All of it is null if a password was sent for the session.
alter table sessions add column sign_in_id uuid;            -- 0 is none, too
alter table sessions add column auth_time timestamp(6) with time zone;
alter table sessions add column scope varchar(2000);
alter table sessions add column claims varchar;             -- the request's claims parameter, as JSON
alter table sessions add column acr varchar(20);
alter table sessions add column amr varchar(100);
create index sessions_of_sign_in on sessions (sign_in_id);

create table authorization_code (
    code_hash      varchar(43) primary key,
    client_id      varchar(100) not null,
    user_id        uuid not null,
    sign_in_id     uuid not null,
    redirect_uri   varchar,                                 -- null: the request had none, since the client has but one
    scope          varchar(2000) not null,
    claims         varchar,
    nonce          varchar,
    code_challenge varchar(43),
    issued_at      timestamp(6) with time zone not null,
    expires_at     timestamp(6) with time zone not null,
    session_id     uuid not null                            -- what it gave; 0 as long as it was not used
);
create index authorization_code_by_expiry on authorization_code (expires_at);

create table pushed_request (
    reference_hash varchar(43) primary key,
    client_id      varchar(100) not null,
    parameters     varchar not null,                        -- form-encoded
    expires_at     timestamp(6) with time zone not null
);
create index pushed_request_by_expiry on pushed_request (expires_at);

-- What a user allowed a third-party client.
create table consent (
    id        uuid primary key,
    user_id   uuid not null,
    client_id varchar(100) not null,
    scope     varchar(2000) not null,
    given_at  timestamp(6) with time zone not null,
    constraint consent_of_user unique (user_id, client_id)
);
create index consent_of_client on consent (client_id);

-- Claims of OpenID Connect Core section 5.1 that this service keeps but does not use itself, as JSON.
alter table users add column profile varchar;
