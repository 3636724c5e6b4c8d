-- Open tasks: 100 of each of ${others} users (57 of them have none), and 2,000 of each of three: ${one} has them in one list,
-- ${five} in 5, ${hundred} in 100. So 9,997 others make 1,000,000 tasks of 10,000 users.
-- Words are made of syllables; some are frequent and most are rare, as in a language.
set local synchronous_commit = off;
set local timezone = 'UTC';
select setseed(0.5);
create temporary table word as
  select n, string_agg(substr('bdfgklmnprstvz', 1 + (random() * 13)::int, 1) || substr('aeiou', 1 + (random() * 4)::int, 1)
           || substr('   nrslt', 1 + (random() * 7)::int, 1), '') as text
  from generate_series(0, 4999) n, generate_series(0, n % 3 + 1) syllable group by n;
update word set text = replace(text, ' ', '');
create unique index on word (n);
create temporary table phrase as
  select p.n, string_agg(w.text, ' ') filter (where g <= 4) as title, 'memo ' || string_agg(w.text, ' ') filter (where g > 4) as notes
  from generate_series(0, 49999) p (n), generate_series(1, 14) g,
       lateral (select (5000 * power(random(), 3))::int % 5000 + 0 * (p.n + g) as n) r join word w on w.n = r.n group by p.n;
create unique index on phrase (n);
create temporary table wanted (list_id uuid, user_id uuid, tasks int, inbox boolean);
delete from task;
delete from list_member where list_id not in (select list_id from inbox);
delete from task_list where id not in (select list_id from inbox);
insert into wanted select gen_random_uuid(), gen_random_uuid(), case when n > 57 then 100 else 0 end, true from generate_series(1, ${others}) n;
insert into wanted select gen_random_uuid(), '${five}', 400, false from generate_series(1, 4);
insert into wanted select gen_random_uuid(), '${hundred}', 20, false from generate_series(1, 99);
insert into task_list select list_id, case when inbox then 'Inbox' else 'List' end, 1, now(), now() from wanted;
insert into inbox select user_id, list_id from wanted where inbox;
insert into list_member (list_id, user_id, role) select list_id, user_id, 'OWNER' from wanted;
insert into wanted select list_id, user_id, case user_id when '${one}' then 2000 when '${five}' then 400 else 20 end, true
  from inbox where user_id in ('${one}', '${five}', '${hundred}');
create temporary table shuffled as select list_id, number from wanted, generate_series(1, tasks) number order by random();
insert into task (id, list_id, title, notes, done, priority, due_date, due_sort, tags, position, search, version, created_at, updated_at)
  select gen_random_uuid(), list_id, title, notes, false, number % 4, due, coalesce(due::timestamptz, '9999-12-31T00:00:00Z'),
         case when number % 10 = 0 then E'\nall\nrare\n' else E'\nall\n' end, convert_to('d' || lpad(number::text, 4, '0') || 'V', 'UTF8'),
         title || E'\n' || notes, 1, at, at
  from (select list_id, number, title, notes, case when number % 3 > 0 then date '2026-01-01' + number % 365 end as due,
               timestamptz '2026-01-01T00:00:00Z' - random() * interval '300 days' as at
        from (select *, (random() * 49999)::int as n from shuffled) s join phrase using (n)) made;
