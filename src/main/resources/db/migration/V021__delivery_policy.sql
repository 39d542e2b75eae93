-- How receivers are treated: what holds them, how often they are sent to. A receiver is a buyer's use of a connector.
CREATE TABLE receiver_state (
  buyer           text NOT NULL,
  connector       text NOT NULL,
  paused_at       timestamptz,
  paused_by       text,
  pause_reason    text CHECK (length(pause_reason) BETWEEN 1 AND 1000),
  not_before      timestamptz,
  held_by         text CHECK (held_by IN ('RATE', 'RETRY_AFTER')),
  failures        int NOT NULL DEFAULT 0,
  last_failure    text,
  last_failure_at timestamptz,
  tripped_at      timestamptz,
  probe_at        timestamptz,
  PRIMARY KEY (buyer, connector),
  CHECK ((paused_at IS NULL) = (paused_by IS NULL) AND (paused_at IS NULL) = (pause_reason IS NULL)),
  CHECK ((tripped_at IS NULL) = (probe_at IS NULL))
);
COMMENT ON TABLE receiver_state IS 'The row is locked to begin an attempt, so that pauses and budgets hold for all instances.';
COMMENT ON COLUMN receiver_state.paused_at IS 'Written by people; null while deliveries may leave.';
COMMENT ON COLUMN receiver_state.not_before IS 'Nothing is sent before; held_by says why.';
COMMENT ON COLUMN receiver_state.failures IS 'Attempts in a row at which it was unavailable.';
COMMENT ON COLUMN receiver_state.tripped_at IS 'Since when the breaker is open; null while it is closed.';
COMMENT ON COLUMN receiver_state.probe_at IS 'With an open breaker, the earliest next attempt; moved when a probe begins, so that there is one at a time.';

CREATE TABLE receiver_send (
  buyer     text NOT NULL,
  connector text NOT NULL,
  at        timestamptz NOT NULL,
  id        bigint GENERATED ALWAYS AS IDENTITY,
  retry     boolean NOT NULL,
  PRIMARY KEY (buyer, connector, at, id)
);
COMMENT ON TABLE receiver_send IS 'When attempts began that count against a rate or the retry budget, as long as they count.';
CREATE INDEX receiver_retry ON receiver_send (buyer, connector, at) WHERE retry;

ALTER TABLE delivery NO FORCE ROW LEVEL SECURITY; -- so that the owner sees them, for one statement
INSERT INTO receiver_state (buyer, connector) SELECT DISTINCT buyer, connector FROM delivery;
ALTER TABLE delivery FORCE ROW LEVEL SECURITY;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['receiver_state', 'receiver_send'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY pipeline ON %I TO scorehub_pipeline USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY own ON %I TO scorehub_app USING (buyer = hub_organisation())'
                   ' WITH CHECK (buyer = hub_organisation())', t);
    -- Whoever runs the hub sees how it sends, and pauses.
    EXECUTE format('CREATE POLICY operated ON %I TO scorehub_app USING (EXISTS'
                   ' (SELECT FROM organisation o WHERE o.buyer = hub_organisation() AND o.kind = ''OPERATOR''))', t);
    EXECUTE format('GRANT SELECT ON %I TO scorehub_app', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO scorehub_pipeline', t);
  END LOOP;
END $$;
GRANT INSERT (buyer, connector, paused_at, paused_by, pause_reason) ON receiver_state TO scorehub_app;
GRANT UPDATE (paused_at, paused_by, pause_reason) ON receiver_state TO scorehub_app;

-- Whatever makes a delivery due, its receiver is known.
CREATE FUNCTION hub_know_receivers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO receiver_state (buyer, connector) SELECT DISTINCT buyer, connector FROM added
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER delivery_has_receiver AFTER INSERT ON delivery REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION hub_know_receivers();

ALTER TABLE delivery ADD COLUMN superseded_by uuid;
COMMENT ON COLUMN delivery.superseded_by IS 'The newer delivery of the same document and site because of which this one is not sent.';
ALTER TABLE delivery_attempt ADD COLUMN untaken boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN delivery_attempt.untaken IS 'Surely without effect there: it was not reached, or said that it takes nothing now.';

-- A lane is a buyer, a connector and a site. The first index finds its first delivery, the second what may leave now. The second is
-- by one expression so that it is never taken for the first, which would read all that waits for a receiver for each lane.
DROP INDEX delivery_open;
CREATE INDEX delivery_lane ON delivery (buyer, connector, site_id, version, created_at) WHERE state IN ('DUE', 'READY');
CREATE INDEX delivery_next ON delivery ((buyer || '/' || connector), not_before) WHERE state IN ('DUE', 'READY');
