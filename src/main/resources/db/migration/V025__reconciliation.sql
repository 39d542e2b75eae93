-- What people of a buyer decided on the differences between audits of a site.
CREATE TABLE reconciliation_decision (
  buyer           text NOT NULL,
  id              uuid NOT NULL,
  site_id         uuid NOT NULL REFERENCES site,
  row_key         text NOT NULL CHECK (length(row_key) BETWEEN 1 AND 500),
  topic           text,
  verdict         text NOT NULL CHECK (verdict IN ('SAME_ISSUE', 'ACCEPT', 'DISPUTE', 'ASK_SITE')),
  accepted_scheme text,
  accepted_audit  text,
  reason          text CHECK (length(reason) <= 1000),
  question        text CHECK (length(question) <= 4000),
  issues          uuid[] NOT NULL DEFAULT '{}',
  ground          text NOT NULL,
  ground_sha256   text NOT NULL CHECK (ground_sha256 ~ '^[0-9a-f]{64}$'),
  confirms        uuid,
  batch           uuid,
  decided_by      text NOT NULL,
  decided_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
  undone_by       text,
  undone_at       timestamptz,
  stale_since     timestamptz,
  told            text CHECK (told IN ('STANDS', 'STALE', 'REPLACED', 'UNDONE')),
  checked_version bigint,
  PRIMARY KEY (buyer, id),
  CHECK ((verdict = 'ACCEPT') = (accepted_audit IS NOT NULL)),
  CHECK ((accepted_audit IS NULL) = (accepted_scheme IS NULL)),
  CHECK ((verdict = 'ASK_SITE') = (question IS NOT NULL))
);
COMMENT ON TABLE reconciliation_decision IS
  'An overlay of one organisation. Of a row the latest decision that is not undone stands; nothing is deleted.';
COMMENT ON COLUMN reconciliation_decision.row_key IS 'Topic; unplaced:<scheme>:<key of the finding>; rating:<scale>[:<area>].';
COMMENT ON COLUMN reconciliation_decision.ground IS 'What was on screen, as the JSON that was hashed.';
COMMENT ON COLUMN reconciliation_decision.confirms IS 'The decision that this one repeats on a new ground.';
COMMENT ON COLUMN reconciliation_decision.batch IS 'The act of which several decisions were made; null for a single one.';
COMMENT ON COLUMN reconciliation_decision.stale_since IS 'Since when the pipeline has known that the row says otherwise by now; null while it does not.';
COMMENT ON COLUMN reconciliation_decision.told IS 'State that the last event told; null until the first.';
COMMENT ON COLUMN reconciliation_decision.checked_version IS 'Version of the site that the ground was last compared at.';
CREATE INDEX reconciliation_decision_by_site ON reconciliation_decision (site_id);
CREATE INDEX reconciliation_decision_of_buyer ON reconciliation_decision (buyer, site_id, row_key, decided_at DESC);

ALTER TABLE reconciliation_decision ENABLE ROW LEVEL SECURITY;
ALTER TABLE reconciliation_decision FORCE ROW LEVEL SECURITY;
CREATE POLICY pipeline ON reconciliation_decision TO scorehub_pipeline USING (true) WITH CHECK (true);
CREATE POLICY own ON reconciliation_decision TO scorehub_app USING (buyer = hub_organisation())
  WITH CHECK (buyer = hub_organisation());
GRANT SELECT ON reconciliation_decision TO scorehub_app;
GRANT INSERT (buyer, id, site_id, row_key, topic, verdict, accepted_scheme, accepted_audit, reason, question, issues,
    ground, ground_sha256, confirms, batch, decided_by) ON reconciliation_decision TO scorehub_app;
GRANT UPDATE (undone_by, undone_at) ON reconciliation_decision TO scorehub_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON reconciliation_decision TO scorehub_pipeline;
