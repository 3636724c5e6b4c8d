alter table signing_keys alter column sealed_jwk set data type varchar(16000);  -- an RSA key of 8192 bits has 8,500
