-- Nothing recommended leaves a buyer without a person's approval of exactly what is told.
CREATE TABLE recommendation_approval (
  buyer          text NOT NULL,
  id             uuid NOT NULL,
  site_id        uuid NOT NULL REFERENCES site,
  provider       text NOT NULL REFERENCES organisation,
  site_version   bigint NOT NULL,
  canonical      jsonb NOT NULL,
  note           text CHECK (length(note) <= 1000),
  approved_by    text NOT NULL,
  approved_at    timestamptz NOT NULL DEFAULT now(),
  withdrawn_by   text,
  withdrawn_at   timestamptz,
  due_at         timestamptz,
  ended_at       timestamptz,
  delivery_state text,
  delivered_at   timestamptz,
  PRIMARY KEY (buyer, id)
);
COMMENT ON COLUMN recommendation_approval.canonical IS 'The canonical Recommendations as previewed and told; nothing else leaves.';
COMMENT ON COLUMN recommendation_approval.note IS 'For the buyer''s own people; not told.';
COMMENT ON COLUMN recommendation_approval.due_at IS 'When the pipeline made the delivery due; null until then.';
COMMENT ON COLUMN recommendation_approval.ended_at IS 'When the pipeline acted on the withdrawal.';
CREATE INDEX recommendation_approval_by_site ON recommendation_approval (buyer, site_id, approved_at DESC);
CREATE INDEX recommendation_approval_open ON recommendation_approval (approved_at)
  WHERE due_at IS NULL OR (withdrawn_at IS NOT NULL AND ended_at IS NULL);

ALTER TABLE consent DROP CONSTRAINT consent_data_class_check;
ALTER TABLE consent ADD CONSTRAINT consent_data_class_check
  CHECK (data_class IN ('TRAINING_PROGRESS', 'KPI_READINGS', 'AUDITS', 'REMEDIES', 'RECOMMENDATIONS'));
ALTER TABLE consent ALTER COLUMN exchange_id DROP NOT NULL;
COMMENT ON COLUMN consent.exchange_id IS 'The document that stated it; null for a person''s approval in the hub.';

ALTER TABLE delivery ALTER COLUMN cause_exchange DROP NOT NULL;
COMMENT ON COLUMN delivery.cause_exchange IS 'The exchange that made it due; null if a person''s approval did.';
ALTER TABLE delivery ADD COLUMN source text, ADD COLUMN approval_id uuid,
  ADD CONSTRAINT delivery_approval FOREIGN KEY (source, approval_id) REFERENCES recommendation_approval (buyer, id);
COMMENT ON COLUMN delivery.source IS 'Whose approval it rests on; null if it needs none.';

ALTER TABLE recommendation_approval ENABLE ROW LEVEL SECURITY;
ALTER TABLE recommendation_approval FORCE ROW LEVEL SECURITY;
CREATE POLICY pipeline ON recommendation_approval TO scorehub_pipeline USING (true) WITH CHECK (true);
CREATE POLICY own ON recommendation_approval TO scorehub_app USING (buyer = hub_organisation())
  WITH CHECK (buyer = hub_organisation());
GRANT SELECT, INSERT, UPDATE, DELETE ON recommendation_approval TO scorehub_pipeline;
GRANT SELECT ON recommendation_approval TO scorehub_app;
GRANT INSERT (buyer, id, site_id, provider, site_version, canonical, note, approved_by) ON recommendation_approval
  TO scorehub_app;
GRANT UPDATE (withdrawn_by, withdrawn_at) ON recommendation_approval TO scorehub_app;
