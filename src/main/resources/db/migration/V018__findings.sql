-- A person decides where a finding belongs; the decision is kept and used for findings like it.
CREATE TABLE finding_correction (
  buyer      text NOT NULL,
  id         uuid NOT NULL,
  covers     text NOT NULL CHECK (covers IN ('ISSUE', 'TEXT', 'CODE')),
  scheme     text NOT NULL,
  code       text,
  text_hash  text CHECK (text_hash ~ '^[0-9a-f]{64}$'),
  topic      text NOT NULL,
  was        text NOT NULL,
  issue_id   uuid NOT NULL,
  text       text,
  language   text,
  reason     text CHECK (length(reason) <= 1000),
  made_by    text NOT NULL,
  made_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
  applied_at timestamptz,
  undone_by  text,
  undone_at  timestamptz,
  undo_applied_at timestamptz,
  PRIMARY KEY (buyer, id),
  CHECK (CASE covers WHEN 'TEXT' THEN text_hash IS NOT NULL WHEN 'CODE' THEN code IS NOT NULL ELSE true END)
);
COMMENT ON TABLE finding_correction IS 'Where a person of the buyer placed findings. Holds for later findings too, until it is undone.';
COMMENT ON COLUMN finding_correction.covers IS
  'ISSUE: only this one; TEXT: findings of the scheme with the same text, and the same code where a list knows it; CODE: findings of the scheme whose code no list knows.';
COMMENT ON COLUMN finding_correction.text_hash IS 'SHA-256 of the folded text; null if the finding has none.';
COMMENT ON COLUMN finding_correction.was IS 'Topic that the rules had given.';
COMMENT ON COLUMN finding_correction.issue_id IS 'The finding that the person looked at.';
COMMENT ON COLUMN finding_correction.applied_at IS 'When the pipeline had carried it out; null until then.';
CREATE INDEX finding_correction_waiting ON finding_correction (made_at)
  WHERE applied_at IS NULL OR (undone_at IS NOT NULL AND undo_applied_at IS NULL);
CREATE INDEX finding_correction_by_text ON finding_correction (buyer, text_hash) WHERE undone_at IS NULL;
CREATE INDEX finding_correction_by_code ON finding_correction (buyer, code) WHERE undone_at IS NULL AND covers = 'CODE';

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['finding_correction'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY pipeline ON %I TO scorehub_pipeline USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY own ON %I TO scorehub_app USING (buyer = hub_organisation())'
                   ' WITH CHECK (buyer = hub_organisation())', t);
    EXECUTE format('GRANT SELECT ON %I TO scorehub_app', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO scorehub_pipeline', t);
  END LOOP;
END $$;
GRANT INSERT (buyer, id, covers, scheme, code, text_hash, topic, was, issue_id, text, language, reason, made_by)
  ON finding_correction TO scorehub_app;
GRANT UPDATE (undone_by, undone_at) ON finding_correction TO scorehub_app;

ALTER TABLE site_issue
  ADD COLUMN given_topic text,
  ADD COLUMN text_hash text,
  ADD COLUMN confidence double precision,
  ADD COLUMN needs_person boolean NOT NULL DEFAULT false,
  ADD COLUMN correction_id uuid;
COMMENT ON COLUMN site_issue.topic IS 'By a person''s correction, else by the rules of matching.';
COMMENT ON COLUMN site_issue.given_topic IS 'Topic that the mapping gave; null in older rows: as topic.';
COMMENT ON COLUMN site_issue.text_hash IS 'SHA-256 of the folded text; null without a text.';
COMMENT ON COLUMN site_issue.confidence IS 'Of the topic, 0 to 1; null in older rows.';
COMMENT ON COLUMN site_issue.needs_person IS 'The rules are not sure and nobody has decided.';
COMMENT ON COLUMN site_issue.correction_id IS 'The correction that decided the topic; null if the rules did.';
CREATE INDEX site_issue_by_text ON site_issue (buyer, text_hash) WHERE text_hash IS NOT NULL;
CREATE INDEX site_issue_by_code ON site_issue (buyer, scheme, native_code);

ALTER TABLE review_item DROP CONSTRAINT review_item_kind_check;
ALTER TABLE review_item ADD CONSTRAINT review_item_kind_check
  CHECK (kind IN ('UNMAPPED_FINDING', 'LOW_CONFIDENCE', 'IDENTITY_CONFLICT'));
COMMENT ON COLUMN review_item.id IS 'Of a finding the id of its issue.';

-- Rules may change while the hub runs; what was recommended by others is looked at again.
CREATE INDEX recommendation_by_rules ON recommendation (catalogue_version);

ALTER TABLE escalation ADD COLUMN ended_by_rules boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN escalation.ended_by_rules IS
  'Cancelled because a correction or changed rules answer the finding otherwise; raised again if they do no longer.';
