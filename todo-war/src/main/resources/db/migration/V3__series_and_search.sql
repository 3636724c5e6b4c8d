-- Runs on H2 2.x and on PostgreSQL 15 as it stands.

-- The task that was made when this one was completed: reopening this one takes it back.
alter table task add column next_task varchar(36);

-- The version of a task that was only completed and reopened since it was made. Such a one may be taken back.
alter table task add column untouched_version bigint default 1 not null;

-- What imported series have: seconds on the clock from an occurrence to its due, and occurrences that are left out.
alter table task add column series_lead bigint default 0 not null;
alter table task add column series_excluded varchar(20000);

-- In which way the search column was folded. An older way is folded anew at the start.
alter table task add column search_form smallint default 1 not null;
