-- What connectors do, by hour. Each transaction of the pipeline adds rows of its own, so that none waits for another; they are folded
-- into one row for each hour soon after.
CREATE TABLE connector_tally (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  buyer       text NOT NULL,
  connector   text NOT NULL,
  at          timestamptz NOT NULL DEFAULT now(),
  taken       int NOT NULL DEFAULT 0,
  quarantined int NOT NULL DEFAULT 0,
  parked      int NOT NULL DEFAULT 0,
  waited_ms   bigint NOT NULL DEFAULT 0,
  sent        int NOT NULL DEFAULT 0,
  unsent      int NOT NULL DEFAULT 0
);
COMMENT ON TABLE connector_tally IS 'Not yet folded into connector_hour.';

CREATE TABLE connector_hour (
  buyer       text NOT NULL,
  connector   text NOT NULL,
  hour        timestamptz NOT NULL,
  taken       bigint NOT NULL DEFAULT 0,
  quarantined bigint NOT NULL DEFAULT 0,
  parked      bigint NOT NULL DEFAULT 0,
  waited_ms   bigint NOT NULL DEFAULT 0,
  sent        bigint NOT NULL DEFAULT 0,
  unsent      bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (buyer, connector, hour)
);
COMMENT ON COLUMN connector_hour.taken IS 'Documents recorded, unchanged ones and those that wait for another included.';
COMMENT ON COLUMN connector_hour.waited_ms IS 'Sum of the time from received to settled, of taken, quarantined and parked documents.';
COMMENT ON COLUMN connector_hour.unsent IS 'Deliveries that were refused or given up.';
CREATE INDEX connector_hour_by_hour ON connector_hour (hour);

-- A pause of what an organisation hands in by a connector. The row stays until what was held meanwhile is worked on.
CREATE TABLE connector_pause (
  buyer      text NOT NULL,
  connector  text NOT NULL,
  paused_at  timestamptz NOT NULL DEFAULT now(),
  paused_by  text NOT NULL,
  reason     text NOT NULL CHECK (length(reason) BETWEEN 1 AND 1000),
  resumed_at timestamptz,
  PRIMARY KEY (buyer, connector)
);
COMMENT ON COLUMN connector_pause.resumed_at IS 'Null while it is paused; then what was held is worked on, in its order, before what comes next.';

CREATE TABLE held_document (
  place       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  buyer       text NOT NULL,
  connector   text NOT NULL,
  exchange_id uuid NOT NULL UNIQUE
);
COMMENT ON TABLE held_document IS 'Acknowledged while its connector was paused: in the journal, its bytes in the archive.';
CREATE INDEX held_document_in_order ON held_document (buyer, connector, place);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['connector_tally', 'connector_hour', 'connector_pause', 'held_document'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY pipeline ON %I TO scorehub_pipeline USING (true) WITH CHECK (true)', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO scorehub_pipeline', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['connector_hour', 'connector_pause'] LOOP
    EXECUTE format('CREATE POLICY own ON %I TO scorehub_app USING (buyer = hub_organisation())'
                   ' WITH CHECK (buyer = hub_organisation())', t);
    -- Whoever runs the hub sees how its connectors do, and may stop them.
    EXECUTE format('CREATE POLICY operated ON %I TO scorehub_app'
                   ' USING (EXISTS (SELECT FROM organisation o WHERE o.buyer = hub_organisation() AND o.kind = ''OPERATOR''))', t);
    EXECUTE format('GRANT SELECT ON %I TO scorehub_app', t);
  END LOOP;
END $$;
GRANT INSERT ON connector_pause TO scorehub_app;
GRANT UPDATE (paused_at, paused_by, reason, resumed_at) ON connector_pause TO scorehub_app;

-- The past week, so that figures do not begin with nothing.
ALTER TABLE exchange NO FORCE ROW LEVEL SECURITY;
ALTER TABLE connector_hour NO FORCE ROW LEVEL SECURITY;
INSERT INTO connector_hour (buyer, connector, hour, taken, quarantined, parked, waited_ms)
SELECT buyer, connector, date_trunc('hour', updated_at, 'UTC'),
       count(*) FILTER (WHERE state NOT IN ('QUARANTINED', 'PARKED')),
       count(*) FILTER (WHERE state = 'QUARANTINED'), count(*) FILTER (WHERE state = 'PARKED'),
       sum(greatest(0, extract(epoch FROM updated_at - received_at) * 1000))::bigint
  FROM exchange
 WHERE state NOT IN ('RECEIVED', 'SPLITTING', 'SPLIT') AND updated_at > now() - interval '8 days'
 GROUP BY 1, 2, 3;
ALTER TABLE exchange FORCE ROW LEVEL SECURITY;
ALTER TABLE connector_hour FORCE ROW LEVEL SECURITY;
