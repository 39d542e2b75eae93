-- Every state that a training provider told of an enrolment, in the order they arrived.
CREATE TABLE enrolment_step (
  buyer       text NOT NULL,
  native_id   text NOT NULL,
  number      int NOT NULL,
  state       text NOT NULL,
  issued_at   timestamptz,
  arrived_at  timestamptz NOT NULL,
  counted     boolean NOT NULL,
  exchange_id uuid NOT NULL,
  PRIMARY KEY (buyer, native_id, number)
);
COMMENT ON TABLE enrolment_step IS 'States of an enrolment; whoever sees the enrolment in training_record sees them.';
COMMENT ON COLUMN enrolment_step.issued_at IS 'When the provider wrote it down; null if it does not say.';
COMMENT ON COLUMN enrolment_step.counted IS 'False for an older state that came late and did not take the place of a newer one.';

ALTER TABLE enrolment_step ENABLE ROW LEVEL SECURITY;
ALTER TABLE enrolment_step FORCE ROW LEVEL SECURITY;
CREATE POLICY pipeline ON enrolment_step TO scorehub_pipeline USING (true) WITH CHECK (true);
CREATE POLICY own ON enrolment_step TO scorehub_app USING (buyer = hub_organisation())
  WITH CHECK (buyer = hub_organisation());
CREATE POLICY with_its_enrolment ON enrolment_step FOR SELECT TO scorehub_app
  USING (EXISTS (SELECT FROM training_record t
                  WHERE t.buyer = enrolment_step.buyer AND t.kind = 'ENROLMENT'
                    AND t.native_id = enrolment_step.native_id));
GRANT SELECT ON enrolment_step TO scorehub_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON enrolment_step TO scorehub_pipeline;
