-- What the whole of a past would be through other files, by supplier.
ALTER TABLE replay_job ADD COLUMN meant int, ADD COLUMN looked_at int NOT NULL DEFAULT 0;
COMMENT ON COLUMN replay_job.meant IS 'Of a preview of everything: documents meant; null until it has begun.';
COMMENT ON COLUMN replay_job.looked_at IS 'Of a preview of everything: documents looked at so far.';

CREATE TABLE replay_change (
  buyer     text NOT NULL,
  job_id    uuid NOT NULL,
  at_site   uuid NOT NULL,
  site_name text,
  documents int NOT NULL,
  open      boolean NOT NULL,
  parts     jsonb NOT NULL,
  messages  jsonb NOT NULL,
  PRIMARY KEY (buyer, job_id, at_site),
  FOREIGN KEY (buyer, job_id) REFERENCES replay_job ON DELETE CASCADE
);
COMMENT ON TABLE replay_change IS 'What would change for a supplier; a nil site stands for documents whose site is unknown. It stays as it was found when sites merge.';
COMMENT ON COLUMN replay_change.open IS 'Whether more than escalations would change, which are for some roles only.';

CREATE TABLE replay_escalation (
  buyer         text NOT NULL,
  job_id        uuid NOT NULL,
  at_site       uuid NOT NULL,
  escalation_id uuid NOT NULL,
  outcome       text NOT NULL CHECK (outcome IN ('RAISED', 'WITHDRAWN', 'CHANGED')),
  kind          text NOT NULL,
  topic         text,
  finding_code  text,
  visible_to    text[] NOT NULL,
  PRIMARY KEY (buyer, job_id, at_site, escalation_id),
  FOREIGN KEY (buyer, job_id, at_site) REFERENCES replay_change ON DELETE CASCADE
);
COMMENT ON TABLE replay_escalation IS 'Escalations that would be raised, withdrawn or changed; visible_to as of escalation.';

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['replay_change', 'replay_escalation'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY pipeline ON %I TO scorehub_pipeline USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY own ON %I TO scorehub_app USING (buyer = hub_organisation())', t);
    EXECUTE format('GRANT SELECT ON %I TO scorehub_app', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO scorehub_pipeline', t);
  END LOOP;
END $$;

CREATE INDEX escalation_without_site ON escalation (buyer, exchange_id) WHERE site_id IS NULL;
