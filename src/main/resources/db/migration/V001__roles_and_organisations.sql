-- The pipeline moves every buyer's data and never serves a web request; the application serves people and
-- programs, always under row-level security for the organisation set in the transaction.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'scorehub_pipeline') THEN
    CREATE ROLE scorehub_pipeline LOGIN;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'scorehub_app') THEN
    CREATE ROLE scorehub_app LOGIN;
  END IF;
END $$;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO scorehub_pipeline, scorehub_app;

-- Null when unset, and null equals nothing: a transaction without an organisation sees no row.
CREATE FUNCTION hub_organisation() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('hub.organisation', true), '') $$;

CREATE TABLE organisation (
  buyer text PRIMARY KEY CHECK (buyer ~ '^[a-z][a-z0-9-]{1,40}$'),
  name  text NOT NULL,
  kind  text NOT NULL CHECK (kind IN ('BUYER', 'TRAINING_PROVIDER', 'REGISTRY', 'OPERATOR'))
);
COMMENT ON TABLE organisation IS 'Who supplies or receives data. Names are no secret; data is.';
GRANT SELECT ON organisation TO scorehub_app;
GRANT SELECT, INSERT, UPDATE ON organisation TO scorehub_pipeline;

CREATE TABLE account (
  buyer         text NOT NULL REFERENCES organisation,
  username      text NOT NULL UNIQUE,
  password_hash text NOT NULL,
  roles         text[] NOT NULL,
  acts_for      text[] NOT NULL DEFAULT '{}',
  enabled       boolean NOT NULL DEFAULT true,
  PRIMARY KEY (buyer, username)
);
COMMENT ON COLUMN account.acts_for IS 'Other organisations in whose name this person may hand in documents.';

CREATE TABLE api_token (
  buyer        text NOT NULL REFERENCES organisation,
  token_sha256 bytea NOT NULL UNIQUE,
  name         text NOT NULL,
  roles        text[] NOT NULL,
  created_at   timestamptz NOT NULL DEFAULT now(),
  expires_at   timestamptz,
  revoked_at   timestamptz,
  PRIMARY KEY (buyer, token_sha256)
);

-- Logging in comes before any organisation is known; only these two functions see across organisations.
CREATE FUNCTION hub_account(wanted text) RETURNS SETOF account LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public AS $$ SELECT * FROM account WHERE username = wanted AND enabled $$;
CREATE FUNCTION hub_token(wanted bytea) RETURNS SETOF api_token LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public AS
$$ SELECT * FROM api_token WHERE token_sha256 = wanted AND revoked_at IS NULL
     AND (expires_at IS NULL OR expires_at > now()) $$;
REVOKE ALL ON FUNCTION hub_account(text), hub_token(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hub_account(text), hub_token(bytea) TO scorehub_app;

CREATE TABLE access_trail (
  buyer    text NOT NULL,
  id       bigint GENERATED ALWAYS AS IDENTITY,
  at       timestamptz NOT NULL DEFAULT now(),
  username text NOT NULL,
  action   text NOT NULL,
  subject  text,
  PRIMARY KEY (buyer, id)
);
COMMENT ON TABLE access_trail IS 'Who did what. Append only: nobody is granted update or delete.';
