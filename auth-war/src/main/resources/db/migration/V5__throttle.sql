-- Secrets of the service's own, each a JWE under the key-encryption key; replicas share them.
create table server_secrets (
    name         varchar(40) primary key,
    sealed_jwk   varchar(1000) not null,
    sealed_under varchar(43) not null                       -- id of the key-encryption key
);

-- Who counts holds the stripe of what is counted until the transaction ends: rows come and go, so they cannot be the lock.
create table throttle_stripes (
    stripe integer primary key
);
insert into throttle_stripes (stripe) values
    (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15), (16), (17), (18), (19),
    (20), (21), (22), (23), (24), (25), (26), (27), (28), (29), (30), (31), (32), (33), (34), (35), (36), (37),
    (38), (39), (40), (41), (42), (43), (44), (45), (46), (47), (48), (49), (50), (51), (52), (53), (54), (55),
    (56), (57), (58), (59), (60), (61), (62), (63);

create table throttle_counters (
    counter       varchar(43) primary key,                  -- keyed hash of an account, an address, a device or a caller
    failures      integer not null,                         -- as of counted_at; forgotten one by one since
    counted_at    timestamp(6) with time zone not null,
    blocked_until timestamp(6) with time zone not null,
    forgotten_at  timestamp(6) with time zone not null      -- says nothing any more, can be removed
);
create index throttle_counters_by_end on throttle_counters (forgotten_at);
