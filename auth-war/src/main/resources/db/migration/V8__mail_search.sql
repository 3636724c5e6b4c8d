-- Runs as it stands on H2 and on PostgreSQL.

-- E-mail and name with case and accents folded, to be found by a part of them. Folded by the service, because databases
-- and their locales disagree; rows from before get what SQL can do until their next change.
alter table users add column search varchar;
update users set search = lower(email_folded || ' ' || coalesce(name, ''));
alter table users alter column search set not null;

create index security_events_of_client on security_events (client_id, id);
