-- Runs on H2 2.x and on PostgreSQL 15 as it stands.
-- H2 counts a varchar's length in UTF-16 units, PostgreSQL in code points: lengths here are twice the rule's.

create table purchase_order ( -- "order" is a word of SQL
    id           uuid primary key, -- version 7: the order of the ids is the order of the listing
    user_id      uuid                        not null, -- the token's sub
    product_id   uuid                        not null, -- in the catalog, which is another database
    product_name varchar(510)                not null, -- this and the price as they were at that moment
    unit_price   numeric(11, 2)              not null,
    currency     varchar(3)                  not null,
    quantity     integer                     not null,
    version      bigint                      not null,
    created_at   timestamp(6) with time zone not null
);
create index purchase_order_user on purchase_order (user_id, id);
