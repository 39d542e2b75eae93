-- Forced row-level security on every table with a buyer's data. The pipeline sees all; the application sees the
-- organisation of its transaction, and training records it is linked to and holds consent for.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['exchange', 'payload', 'idempotency_key', 'review_item', 'site_supply', 'site_link',
      'consent', 'audit_supply', 'audit_revision', 'audit_rendition', 'site_issue', 'escalation', 'recommendation',
      'training_record', 'outbox', 'delivery', 'delivery_attempt', 'access_trail'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    IF t NOT IN ('consent', 'site_link') THEN -- hub_consented reads these two as their owner
      EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    END IF;
    EXECUTE format('CREATE POLICY pipeline ON %I TO scorehub_pipeline USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY own ON %I TO scorehub_app USING (buyer = hub_organisation())'
                   ' WITH CHECK (buyer = hub_organisation())', t);
    EXECUTE format('GRANT SELECT ON %I TO scorehub_app', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['exchange', 'payload', 'idempotency_key', 'review_item', 'site', 'site_identifier',
      'site_name', 'site_supply', 'site_link', 'consent', 'audit_supply', 'audit_revision', 'audit_rendition',
      'site_issue', 'escalation', 'recommendation', 'training_record', 'outbox', 'delivery', 'delivery_attempt',
      'bundle', 'bundle_file', 'bundle_activation', 'avro_schema', 'lease', 'hub_secret'] LOOP
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO scorehub_pipeline', t);
  END LOOP;
END $$;

CREATE POLICY granted ON consent FOR SELECT TO scorehub_app USING (grantee = hub_organisation());
CREATE POLICY consented ON training_record FOR SELECT TO scorehub_app
  USING (hub_consented(buyer, hub_organisation(), site_id,
                       CASE kind WHEN 'KPI_READING' THEN 'KPI_READINGS' ELSE 'TRAINING_PROGRESS' END));

ALTER TABLE account ENABLE ROW LEVEL SECURITY;
ALTER TABLE api_token ENABLE ROW LEVEL SECURITY;
CREATE POLICY pipeline ON account TO scorehub_pipeline USING (true) WITH CHECK (true);
CREATE POLICY pipeline ON api_token TO scorehub_pipeline USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON account, api_token TO scorehub_pipeline;

GRANT INSERT ON access_trail TO scorehub_app;
GRANT UPDATE (decided_at, decided_by, decision) ON review_item TO scorehub_app;
GRANT UPDATE (state, updated_at) ON escalation TO scorehub_app;
GRANT SELECT ON bundle, bundle_file, bundle_activation, avro_schema TO scorehub_app;
