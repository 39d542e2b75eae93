CREATE TABLE outbox (
  buyer       text NOT NULL,
  id          bigint GENERATED ALWAYS AS IDENTITY,
  lane        smallint NOT NULL,
  event_id    uuid NOT NULL,
  topic       text NOT NULL,
  type        text NOT NULL,
  subject     text NOT NULL,
  schema_name text NOT NULL,
  payload     bytea NOT NULL,
  exchange_id uuid,
  created_at  timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (lane, id)
);
COMMENT ON TABLE outbox IS 'Events recorded but not yet on Kafka; a row is deleted when the broker has it. Led by lane, which the relay reads.';

CREATE TABLE delivery (
  buyer           text NOT NULL,
  id              uuid NOT NULL,
  site_id         uuid NOT NULL REFERENCES site,
  connector       text NOT NULL,
  document        text NOT NULL,
  version         bigint NOT NULL,
  state           text NOT NULL CHECK (state IN ('DUE', 'READY', 'ACCEPTED', 'APPLIED', 'REFUSED', 'PARKED', 'SUPERSEDED', 'WITHHELD')),
  idempotency_key text,
  content         bytea,
  content_type    text,
  content_sha256  bytea,
  canonical       jsonb,
  bundle_id       text,
  cause_exchange  uuid NOT NULL,
  supersedes      uuid,
  attempts        int NOT NULL DEFAULT 0,
  not_before      timestamptz NOT NULL DEFAULT now(),
  created_at      timestamptz NOT NULL DEFAULT now(),
  finished_at     timestamptz,
  receipt         text,
  reason          text,
  problems        jsonb NOT NULL DEFAULT '[]',
  PRIMARY KEY (buyer, id),
  UNIQUE (buyer, site_id, connector, document, version)
);
COMMENT ON COLUMN delivery.content IS 'Made once by the out mapping; every attempt sends exactly these bytes.';
CREATE INDEX delivery_open ON delivery (buyer, site_id, version) WHERE state IN ('DUE', 'READY');

CREATE TABLE delivery_attempt (
  buyer       text NOT NULL,
  delivery_id uuid NOT NULL,
  number      int NOT NULL,
  at          timestamptz NOT NULL,
  finished_at timestamptz,
  outcome     text CHECK (outcome IN ('accepted', 'refused', 'unavailable')),
  status      text,
  detail      text,
  PRIMARY KEY (buyer, delivery_id, number)
);
COMMENT ON COLUMN delivery_attempt.outcome IS 'Null while running, or when the hub died during the attempt.';
