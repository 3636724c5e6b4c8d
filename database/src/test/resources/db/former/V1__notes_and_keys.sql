-- As services made the table before the database jar did.
create table note (id uuid primary key);
create table idempotency_key (
    user_id      uuid                        not null,
    request_key  varchar(255)                not null,
    request_hash varchar(64)                 not null,
    status       smallint                    not null,
    location     varchar(200)                not null,
    version      bigint                      not null,
    body         varchar                     not null,
    created_at   timestamp(6) with time zone not null,
    primary key (user_id, request_key)
);
create index idempotency_key_created on idempotency_key (created_at);
