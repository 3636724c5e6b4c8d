create table note (id uuid primary key);
