CREATE TABLE exchange (
  buyer         text NOT NULL,
  id            uuid NOT NULL,
  connector     text NOT NULL,
  document      text NOT NULL,
  transport     text NOT NULL,
  content_type  text,
  size          bigint NOT NULL,
  sha256        bytea NOT NULL,
  native_key    text,
  state         text NOT NULL CHECK (state IN ('RECEIVED', 'RECORDED', 'UNCHANGED', 'WAITING', 'QUARANTINED', 'PARKED')),
  attempts      int NOT NULL DEFAULT 0,
  bundle_id     text,
  site_id       uuid,
  revision      int,
  problem_codes text[] NOT NULL DEFAULT '{}',
  problems      jsonb NOT NULL DEFAULT '[]',
  keys          text[] NOT NULL DEFAULT '{}',
  stages        jsonb NOT NULL DEFAULT '[]',
  received_at   timestamptz NOT NULL,
  updated_at    timestamptz NOT NULL DEFAULT now(),
  published_at  timestamptz,
  PRIMARY KEY (buyer, id)
);
COMMENT ON COLUMN exchange.native_key IS 'The native key that connector.yaml names; null if it could not be read.';
COMMENT ON COLUMN exchange.keys IS 'Business keys as buyer|kind:value; the buyer leads so that a search stays within it.';
COMMENT ON COLUMN exchange.stages IS 'Array of {stage, at, outcome, detail, sha256}, oldest first.';
COMMENT ON COLUMN exchange.attempts IS 'Counted before the work: a document that stops the hub three times is parked unread.';
CREATE INDEX exchange_by_state ON exchange (buyer, state, id);
CREATE INDEX exchange_by_site ON exchange (buyer, site_id, id) WHERE site_id IS NOT NULL;
CREATE INDEX exchange_by_key ON exchange USING gin (keys);

CREATE TABLE payload (
  buyer       text NOT NULL,
  exchange_id uuid NOT NULL,
  seq         int NOT NULL,
  bytes       bytea NOT NULL,
  PRIMARY KEY (buyer, exchange_id, seq)
);
COMMENT ON TABLE payload IS 'The untouched bytes received, in chunks. The archive; Kafka is transport only.';
ALTER TABLE payload ALTER COLUMN bytes SET STORAGE EXTERNAL;

CREATE TABLE idempotency_key (
  buyer       text NOT NULL,
  connector   text NOT NULL,
  key         text NOT NULL,
  sha256      bytea NOT NULL,
  exchange_id uuid NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (buyer, connector, key)
);

CREATE TABLE review_item (
  buyer       text NOT NULL,
  id          uuid NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('UNMAPPED_FINDING', 'IDENTITY_CONFLICT')),
  exchange_id uuid NOT NULL,
  site_id     uuid,
  subject     jsonb NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT now(),
  decided_at  timestamptz,
  decided_by  text,
  decision    jsonb,
  PRIMARY KEY (buyer, id)
);
COMMENT ON TABLE review_item IS 'What waits for a person.';
CREATE INDEX review_item_open ON review_item (buyer, kind, created_at) WHERE decided_at IS NULL;

-- Hub-wide configuration, no buyer's data.
CREATE TABLE bundle (
  id         text PRIMARY KEY,
  connector  text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE bundle_file (
  bundle_id text NOT NULL REFERENCES bundle,
  path      text NOT NULL,
  content   bytea NOT NULL,
  PRIMARY KEY (bundle_id, path)
);
CREATE TABLE bundle_activation (
  connector    text PRIMARY KEY,
  bundle_id    text NOT NULL REFERENCES bundle,
  activated_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE avro_schema (
  id          int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  fingerprint bytea NOT NULL UNIQUE,
  name        text NOT NULL,
  schema      text NOT NULL
);
CREATE TABLE lease (
  name   text PRIMARY KEY,
  holder text NOT NULL,
  until  timestamptz NOT NULL
);
CREATE TABLE hub_secret (
  name  text PRIMARY KEY,
  value bytea NOT NULL
);
COMMENT ON TABLE hub_secret IS 'Keys shared by all instances of one hub, such as the one that marks exchange ids.';
