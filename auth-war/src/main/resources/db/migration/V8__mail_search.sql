-- Runs as it stands on H2 and on PostgreSQL.

-- E-mail and name with case and accents folded, to be found by a part of them. Folded by the service, because databases
-- and their locales disagree; rows from before get what SQL can do until their next change.
alter table users add column search varchar;
update users set search = lower(email_folded || ' ' || coalesce(name, ''));
alter table users alter column search set not null;

create index security_events_of_client on security_events (client_id, id);

-- Mail that is to be sent, and what its link is good for. No token is ever here, only the hash of one that was sent: it is
-- made at the moment of sending. What somebody typed in whom nobody knows is gone when that is found out, a second later.
create table mailed_links (
    id                 uuid primary key,
    purpose            varchar(20) not null,
    email              varchar(508) not null,
    email_folded       varchar(508) not null,
    name               varchar(200),                        -- of a registration that waits for its link to be followed
    password_hash      varchar(255),
    user_id            uuid,
    credential_version bigint,                              -- a link dies with the password that it was asked for
    language           varchar(2) not null,
    address            varchar(45),                         -- where it was asked for from, for the audit table
    token_hash         varchar(43),                         -- base64url of SHA-256
    attempts           integer not null,
    next_attempt_at    timestamp(6) with time zone,         -- null: there is nothing to send any more
    created_at         timestamp(6) with time zone not null,
    expires_at         timestamp(6) with time zone not null,
    constraint mailed_links_token_unique unique (token_hash)
);
create index mailed_links_due on mailed_links (next_attempt_at);
create index mailed_links_of_email on mailed_links (email_folded, purpose);
create index mailed_links_by_expiry on mailed_links (expires_at);

alter table users add column email_verified_at timestamp(6) with time zone;
