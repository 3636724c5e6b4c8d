-- Runs as it stands on H2 and on PostgreSQL.

-- An identity at another OpenID Provider, by which a user signs in here. By issuer, for an operator may rename an id.
create table upstream_identity (
    id           uuid primary key,
    user_id      uuid not null references users (id) on delete cascade,
    issuer       varchar(255) not null,
    subject      varchar(510) not null,
    label        varchar(510) not null,                     -- e-mail or name there, as told at the last sign-in
    linked_at    timestamp(6) with time zone not null,
    last_used_at timestamp(6) with time zone not null,
    constraint upstream_identity_unique unique (issuer, subject)
);
create index upstream_identity_of_user on upstream_identity (user_id);
