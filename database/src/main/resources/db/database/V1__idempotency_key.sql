-- The answers that a repeated POST gets again. "if not exists": services that are older than this file made the table
-- in a migration of their own.
create table if not exists idempotency_key (
    user_id      uuid                        not null, -- the caller; all zeros if the request needs no account
    request_key  varchar(255)                not null, -- a hash of the client's key
    request_hash varchar(64)                 not null,
    status       smallint                    not null,
    location     varchar(200)                not null,
    version      bigint                      not null,
    body         varchar                     not null,
    created_at   timestamp(6) with time zone not null,
    primary key (user_id, request_key)
);
create index if not exists idempotency_key_created on idempotency_key (created_at);
