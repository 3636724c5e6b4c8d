alter table signing_keys add column activates_at timestamp(6) with time zone;   -- a next key's turn, once it is asked for
alter table signing_keys add column removed_at timestamp(6) with time zone;     -- withdrawn, or its last token has died
alter table signing_keys add column token_seconds bigint default 3600 not null; -- the longest life of a token that it signed
-- Who signs no more needs no private half; the row stays, so that a key file isn't imported a second time.
alter table signing_keys alter column sealed_jwk drop not null;
alter table signing_keys alter column sealed_under drop not null;
