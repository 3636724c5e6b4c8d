-- Users whose password another store keeps: known again by what that store never changes, whatever their e-mail becomes.
alter table users add column provider varchar(40);
alter table users add column external_id varchar(255);
alter table users add constraint users_external_unique unique (provider, external_id);
