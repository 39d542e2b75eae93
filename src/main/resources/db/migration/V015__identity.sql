-- Which records may be the same factory.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE site_candidate (
  buyer        text NOT NULL,
  id           uuid NOT NULL,
  left_id      uuid NOT NULL REFERENCES site,
  right_id     uuid NOT NULL REFERENCES site,
  score        double precision NOT NULL CHECK (score BETWEEN 0 AND 1),
  why          jsonb NOT NULL,
  left_record  jsonb NOT NULL,
  right_record jsonb NOT NULL,
  found_at     timestamptz NOT NULL,
  decided_at   timestamptz,
  decided_by   text,
  decision     text CHECK (decision IN ('SAME', 'DIFFERENT')),
  reason       text CHECK (length(reason) <= 1000),
  PRIMARY KEY (buyer, id),
  UNIQUE (buyer, left_id, right_id),
  CHECK (left_id < right_id)
);
COMMENT ON TABLE site_candidate IS 'Two sites that may be one, for a person to decide.';
COMMENT ON COLUMN site_candidate.buyer IS 'Whose people decide: the buyer that supplied both records, or the operator where they come from different buyers.';
COMMENT ON COLUMN site_candidate.why IS 'The reasons of the score, as the scorer gives them.';
COMMENT ON COLUMN site_candidate.left_record IS 'Name, address, country and identifiers as compared.';
CREATE INDEX site_candidate_open ON site_candidate (buyer, score DESC) WHERE decided_at IS NULL;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['site_candidate'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY pipeline ON %I TO scorehub_pipeline USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY own ON %I TO scorehub_app USING (buyer = hub_organisation())'
                   ' WITH CHECK (buyer = hub_organisation())', t);
    EXECUTE format('GRANT SELECT ON %I TO scorehub_app', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO scorehub_pipeline', t);
  END LOOP;
END $$;
GRANT UPDATE (decided_at, decided_by, decision, reason) ON site_candidate TO scorehub_app;
