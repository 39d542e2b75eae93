-- What people asked to be done again, and every attempt at an exchange.
CREATE TABLE exchange_attempt (
  buyer       text NOT NULL,
  exchange_id uuid NOT NULL,
  number      int NOT NULL,
  at          timestamptz NOT NULL,
  stage       text NOT NULL CHECK (stage IN ('RECEIVED', 'CANONICAL')),
  bundle_id   text,
  outcome     text NOT NULL,
  revision    int,
  detail      text,
  problems    jsonb NOT NULL,
  asked_by    text,
  reason      text,
  job_id      uuid,
  PRIMARY KEY (buyer, exchange_id, number)
);
COMMENT ON TABLE exchange_attempt IS 'The chain of attempts at an exchange; rows are added, never changed. An exchange that was never replayed has none.';
COMMENT ON COLUMN exchange_attempt.number IS '1 is what first became of the exchange, written down before it was first replayed.';
COMMENT ON COLUMN exchange_attempt.outcome IS 'A state of an exchange, or FAILED where the hub could not do it.';
COMMENT ON COLUMN exchange_attempt.asked_by IS 'Null for the first attempt, which nobody asked for.';

CREATE TABLE replay_job (
  buyer           text NOT NULL,
  id              uuid NOT NULL,
  preview         boolean NOT NULL,
  command         jsonb NOT NULL,
  idempotency_key text,
  rests_on        uuid,
  seen            text,
  reason          text CHECK (length(reason) <= 1000),
  asked_by        text NOT NULL,
  asked_at        timestamptz NOT NULL DEFAULT now(),
  state           text NOT NULL DEFAULT 'ASKED'
                  CHECK (state IN ('ASKED', 'PLANNED', 'RUNNING', 'CANCELLED', 'DONE', 'REFUSED')),
  wanted          text CHECK (wanted IN ('CANCEL', 'RESUME')),
  wanted_by       text,
  wanted_at       timestamptz,
  plan            jsonb,
  plan_seen       text,
  problem         text,
  started_at      timestamptz,
  finished_at     timestamptz,
  PRIMARY KEY (buyer, id),
  UNIQUE (buyer, idempotency_key),
  CHECK (preview OR (rests_on IS NOT NULL AND seen IS NOT NULL))
);
COMMENT ON TABLE replay_job IS 'Replays as people asked for them. The application writes the wish, the pipeline carries it out.';
COMMENT ON COLUMN replay_job.preview IS 'Plan only, and change nothing; such rows are deleted after a day.';
COMMENT ON COLUMN replay_job.rests_on IS 'The preview that was looked at.';
COMMENT ON COLUMN replay_job.seen IS 'Hash of what the preview showed; if it would be another by now, the job is refused.';
COMMENT ON COLUMN replay_job.wanted IS 'What a person wants of the job and the pipeline has not done yet.';
CREATE INDEX replay_job_open ON replay_job (asked_at) WHERE state IN ('ASKED', 'RUNNING') OR wanted IS NOT NULL;
CREATE INDEX replay_job_by_time ON replay_job (buyer, asked_at DESC);

CREATE TABLE replay_item (
  buyer       text NOT NULL,
  job_id      uuid NOT NULL,
  seq         int NOT NULL,
  exchange_id uuid,
  delivery_id uuid,
  state       text NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'DONE', 'FAILED')),
  was         text NOT NULL,
  was_because text,
  outcome     text,
  detail      text,
  tries       int NOT NULL DEFAULT 0,
  done_at     timestamptz,
  PRIMARY KEY (buyer, job_id, seq),
  CHECK ((exchange_id IS NULL) <> (delivery_id IS NULL))
);
COMMENT ON COLUMN replay_item.was IS 'State before the replay.';
COMMENT ON COLUMN replay_item.was_because IS 'Of a delivery, the reason for that state: replaying it clears the reason there.';
COMMENT ON COLUMN replay_item.outcome IS 'A state of an exchange or a delivery; null while it waits.';
COMMENT ON COLUMN replay_item.tries IS 'Counted before the work: what stops the hub three times is given up.';
CREATE INDEX replay_item_by_delivery ON replay_item (buyer, delivery_id) WHERE delivery_id IS NOT NULL;

ALTER TABLE delivery ADD COLUMN replayed_at timestamptz;
COMMENT ON COLUMN delivery.replayed_at IS 'When it was last put back into its lane by a replay; its age counts from there.';

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['exchange_attempt', 'replay_job', 'replay_item'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY pipeline ON %I TO scorehub_pipeline USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY own ON %I TO scorehub_app USING (buyer = hub_organisation())'
                   ' WITH CHECK (buyer = hub_organisation())', t);
    EXECUTE format('GRANT SELECT ON %I TO scorehub_app', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT ON exchange_attempt TO scorehub_pipeline;
GRANT SELECT, INSERT, UPDATE, DELETE ON replay_job TO scorehub_pipeline;
GRANT SELECT, INSERT, UPDATE ON replay_item TO scorehub_pipeline;
GRANT INSERT (buyer, id, preview, command, idempotency_key, rests_on, seen, reason, asked_by) ON replay_job TO scorehub_app;
GRANT UPDATE (wanted, wanted_by, wanted_at) ON replay_job TO scorehub_app;
