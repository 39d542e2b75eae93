-- What each organisation may plan training groups from: its own factories, and of others' how many are near.
CREATE TABLE cohort_board (
  buyer       text PRIMARY KEY,
  composed_at timestamptz NOT NULL,
  needs       jsonb NOT NULL
);
COMMENT ON COLUMN cohort_board.needs IS 'Factories that need a module. Others'' have no id, name or topic, and a position to a tenth of a degree.';

ALTER TABLE cohort_board ENABLE ROW LEVEL SECURITY;
ALTER TABLE cohort_board FORCE ROW LEVEL SECURITY;
CREATE POLICY pipeline ON cohort_board TO scorehub_pipeline USING (true) WITH CHECK (true);
CREATE POLICY own ON cohort_board TO scorehub_app USING (buyer = hub_organisation())
  WITH CHECK (buyer = hub_organisation());
GRANT SELECT ON cohort_board TO scorehub_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON cohort_board TO scorehub_pipeline;
