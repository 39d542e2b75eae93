-- Rows on which audits of a site contradict one another, as the pipeline compared them last. Whether somebody has decided
-- is asked when the queue is read, so that a decision counts at once.
CREATE TABLE site_contradiction (
  buyer   text NOT NULL,
  at_site uuid NOT NULL,
  row_key text NOT NULL,
  topic   text,
  points  text[] NOT NULL,
  since   timestamptz NOT NULL,
  PRIMARY KEY (buyer, at_site, row_key)
);
COMMENT ON TABLE site_contradiction IS 'Derived: what the comparison of reconcile says today. Does not move with merges; both sites are looked at again.';
COMMENT ON COLUMN site_contradiction.since IS 'When the last of the audits that contradict one another came.';

-- Sites to look at again: now, or on the day on which an audit begins or ceases to hold.
CREATE TABLE contradiction_look (
  buyer   text NOT NULL,
  at_site uuid NOT NULL,
  due_on  date NOT NULL DEFAULT '-infinity'
);
COMMENT ON TABLE contradiction_look IS 'Rows are added by whoever changes what is compared and taken by whoever looks; the same site may stand here more than once.';
CREATE INDEX contradiction_look_due ON contradiction_look (due_on);
CREATE INDEX contradiction_look_of ON contradiction_look (buyer, at_site);

CREATE TABLE contradiction_survey (
  rules       text PRIMARY KEY,
  after_buyer text NOT NULL DEFAULT '',
  after_site  uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  finished_at timestamptz
);
COMMENT ON TABLE contradiction_survey IS 'How far all sites with several audits were marked for a look, for each version of the rules.';

CREATE FUNCTION hub_look_at_contradictions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_ARGV[0] = 'rendition' THEN
    INSERT INTO contradiction_look (buyer, at_site)
    SELECT DISTINCT s.buyer, s.site_id FROM new_rows r
      JOIN audit_supply s ON (s.buyer, s.scheme, s.native_id) = (r.buyer, r.scheme, r.native_id);
  ELSE
    INSERT INTO contradiction_look (buyer, at_site) SELECT DISTINCT buyer, site_id FROM new_rows;
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION hub_look_at_contradictions_left() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO contradiction_look (buyer, at_site) SELECT DISTINCT buyer, site_id FROM old_rows;
  RETURN NULL;
END $$;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['audit_supply', 'site_issue'] LOOP
    EXECUTE format('CREATE TRIGGER contradictions_new AFTER INSERT ON %I REFERENCING NEW TABLE AS new_rows'
                   ' FOR EACH STATEMENT EXECUTE FUNCTION hub_look_at_contradictions()', t);
    EXECUTE format('CREATE TRIGGER contradictions_now AFTER UPDATE ON %I REFERENCING NEW TABLE AS new_rows'
                   ' FOR EACH STATEMENT EXECUTE FUNCTION hub_look_at_contradictions()', t);
    EXECUTE format('CREATE TRIGGER contradictions_left AFTER UPDATE ON %I REFERENCING OLD TABLE AS old_rows'
                   ' FOR EACH STATEMENT EXECUTE FUNCTION hub_look_at_contradictions_left()', t);
    EXECUTE format('CREATE TRIGGER contradictions_gone AFTER DELETE ON %I REFERENCING OLD TABLE AS old_rows'
                   ' FOR EACH STATEMENT EXECUTE FUNCTION hub_look_at_contradictions_left()', t);
  END LOOP;
END $$;
CREATE TRIGGER contradictions_new AFTER INSERT ON audit_rendition REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION hub_look_at_contradictions('rendition');

CREATE VIEW held_decision WITH (security_invoker = true) AS
SELECT DISTINCT ON (buyer, site_id, row_key) buyer, site_id, row_key, id, verdict, topic, reason, stale_since
  FROM reconciliation_decision WHERE undone_at IS NULL
 ORDER BY buyer, site_id, row_key, decided_at DESC, id DESC;
COMMENT ON VIEW held_decision IS 'Of each row the decision that holds.';
GRANT SELECT ON held_decision TO scorehub_app, scorehub_pipeline;

CREATE OR REPLACE VIEW work_item WITH (security_invoker = true) AS
SELECT e.buyer, 'ESCALATION' AS kind, e.id, e.site_id, e.kind AS code, e.topic, NULL::text AS words,
       e.raised_at AS since, next.due_at AS due, e.visible_to, NULL::bigint AS amount
  FROM escalation e
  LEFT JOIN LATERAL (SELECT min(due_at) AS due_at FROM escalation_clock k
                      WHERE k.buyer = e.buyer AND k.escalation_id = e.id) next ON true
 WHERE e.state IN ('RAISED', 'CONFIRMED')
UNION ALL
SELECT r.buyer, 'FINDING', r.id, i.site_id, r.kind, coalesce(i.given_topic, i.topic), i.text, r.created_at, NULL,
       ARRAY['compliance', 'operator'], NULL
  FROM review_item r JOIN site_issue i ON i.buyer = r.buyer AND i.id = r.id
 WHERE r.decided_at IS NULL AND r.kind IN ('UNMAPPED_FINDING', 'LOW_CONFIDENCE')
   AND NOT EXISTS (SELECT FROM finding_correction c
                    WHERE c.buyer = i.buyer AND c.applied_at IS NULL AND c.undone_at IS NULL AND c.scheme = i.scheme
                      AND CASE c.covers WHEN 'ISSUE' THEN c.issue_id = i.id
                               WHEN 'TEXT' THEN c.text_hash = i.text_hash ELSE c.code = i.native_code END)
UNION ALL
SELECT c.buyer, 'SITE_PAIR', c.id, hub_current_site(c.left_id), NULL, NULL,
       (c.left_record ->> 'name') || ' / ' || (c.right_record ->> 'name'), c.found_at, NULL, ARRAY['compliance'], NULL
  FROM site_candidate c
 WHERE c.decided_at IS NULL AND hub_current_site(c.left_id) <> hub_current_site(c.right_id)
UNION ALL
SELECT x.buyer, 'DOCUMENT', x.id, x.site_id, coalesce(x.problem_codes[1], x.state), NULL,
       x.connector || ' ' || x.document || coalesce(' ' || x.native_key, ''), x.received_at, NULL,
       ARRAY['engineer', 'compliance', 'operator'], NULL
  FROM exchange x WHERE x.state IN ('QUARANTINED', 'PARKED')
UNION ALL
SELECT c.buyer, 'CONTRADICTION', c.at_site, c.at_site, NULL, CASE count(*) WHEN 1 THEN min(c.topic) END, NULL,
       min(c.since), NULL, ARRAY['compliance'], count(*)
  FROM site_contradiction c
 WHERE NOT EXISTS (SELECT FROM held_decision d WHERE d.buyer = c.buyer AND d.site_id = c.at_site AND d.row_key = c.row_key
                      AND d.stale_since IS NULL)
 GROUP BY c.buyer, c.at_site
UNION ALL
SELECT d.buyer, 'STALE_DECISION', d.id, d.site_id, d.verdict, d.topic, d.reason, d.stale_since, NULL,
       ARRAY['compliance'], NULL
  FROM held_decision d WHERE d.stale_since IS NOT NULL;
COMMENT ON COLUMN work_item.amount IS 'How many rows of a comparison wait; null of other kinds.';
CREATE INDEX reconciliation_decision_stale ON reconciliation_decision (buyer, stale_since)
  WHERE stale_since IS NOT NULL AND undone_at IS NULL;

-- What evidence was handed out, as hashes: who has a pack later can ask whether it is still so.
CREATE TABLE evidence_pack (
  buyer    text NOT NULL,
  id       uuid NOT NULL,
  at_site  uuid NOT NULL,
  form     text NOT NULL CHECK (form IN ('XLSX', 'HTML', 'JSON')),
  made_by  text NOT NULL,
  roles    text[] NOT NULL,
  made_at  timestamptz NOT NULL,
  sections jsonb NOT NULL,
  sha256   text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  PRIMARY KEY (buyer, id)
);
COMMENT ON COLUMN evidence_pack.at_site IS 'The site as it was named then; it does not move with a merge.';
COMMENT ON COLUMN evidence_pack.roles IS 'Under which it was made; what it holds follows from them.';
COMMENT ON COLUMN evidence_pack.sections IS 'Array of {section, rows, sha256} in the order of the pack.';
CREATE INDEX evidence_pack_of_site ON evidence_pack (buyer, at_site, made_at DESC);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['site_contradiction', 'contradiction_look', 'evidence_pack'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY pipeline ON %I TO scorehub_pipeline USING (true) WITH CHECK (true)', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO scorehub_pipeline', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['site_contradiction', 'evidence_pack'] LOOP
    EXECUTE format('CREATE POLICY own ON %I TO scorehub_app USING (buyer = hub_organisation())'
                   ' WITH CHECK (buyer = hub_organisation())', t);
    EXECUTE format('GRANT SELECT ON %I TO scorehub_app', t);
  END LOOP;
END $$;
GRANT INSERT ON evidence_pack TO scorehub_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON contradiction_survey TO scorehub_pipeline;
