-- All that waits for a person, in one list. Each reads it under its own rights.
CREATE VIEW work_item WITH (security_invoker = true) AS
SELECT e.buyer, 'ESCALATION' AS kind, e.id, e.site_id, e.kind AS code, e.topic, NULL::text AS words,
       e.raised_at AS since, next.due_at AS due, e.visible_to
  FROM escalation e
  LEFT JOIN LATERAL (SELECT min(due_at) AS due_at FROM escalation_clock k
                      WHERE k.buyer = e.buyer AND k.escalation_id = e.id) next ON true
 WHERE e.state IN ('RAISED', 'CONFIRMED')
UNION ALL
SELECT r.buyer, 'FINDING', r.id, i.site_id, r.kind, coalesce(i.given_topic, i.topic), i.text, r.created_at, NULL,
       ARRAY['compliance', 'operator']
  FROM review_item r JOIN site_issue i ON i.buyer = r.buyer AND i.id = r.id
 WHERE r.decided_at IS NULL AND r.kind IN ('UNMAPPED_FINDING', 'LOW_CONFIDENCE')
   AND NOT EXISTS (SELECT FROM finding_correction c
                    WHERE c.buyer = i.buyer AND c.applied_at IS NULL AND c.undone_at IS NULL AND c.scheme = i.scheme
                      AND CASE c.covers WHEN 'ISSUE' THEN c.issue_id = i.id
                               WHEN 'TEXT' THEN c.text_hash = i.text_hash ELSE c.code = i.native_code END)
UNION ALL
SELECT c.buyer, 'SITE_PAIR', c.id, hub_current_site(c.left_id), NULL, NULL,
       (c.left_record ->> 'name') || ' / ' || (c.right_record ->> 'name'), c.found_at, NULL, ARRAY['compliance']
  FROM site_candidate c
 WHERE c.decided_at IS NULL AND hub_current_site(c.left_id) <> hub_current_site(c.right_id)
UNION ALL
SELECT x.buyer, 'DOCUMENT', x.id, x.site_id, coalesce(x.problem_codes[1], x.state), NULL,
       x.connector || ' ' || x.document || coalesce(' ' || x.native_key, ''), x.received_at, NULL,
       ARRAY['engineer', 'compliance', 'operator']
  FROM exchange x WHERE x.state IN ('QUARANTINED', 'PARKED');
COMMENT ON VIEW work_item IS 'What waits for a person. visible_to: roles, one of which the reader must have.';
GRANT SELECT ON work_item TO scorehub_app;

CREATE TABLE work_assignment (
  buyer       text NOT NULL,
  kind        text NOT NULL,
  item_id     uuid NOT NULL,
  assignee    text NOT NULL,
  assigned_by text NOT NULL,
  assigned_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (buyer, kind, item_id)
);
COMMENT ON TABLE work_assignment IS 'Who takes care of an item; who did before stands in the access trail.';
CREATE INDEX work_assignment_of ON work_assignment (buyer, assignee);

CREATE TABLE saved_view (
  buyer    text NOT NULL,
  id       uuid NOT NULL,
  username text NOT NULL,
  name     text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  query    text NOT NULL CHECK (length(query) <= 2000),
  saved_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (buyer, id),
  UNIQUE (buyer, username, name)
);
COMMENT ON COLUMN saved_view.query IS 'Query string of the work queue.';

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['work_assignment', 'saved_view'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY pipeline ON %I TO scorehub_pipeline USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY own ON %I TO scorehub_app USING (buyer = hub_organisation())'
                   ' WITH CHECK (buyer = hub_organisation())', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO scorehub_app, scorehub_pipeline', t);
  END LOOP;
END $$;

-- Names of the people of the transaction's organisation, and nothing else of their accounts.
CREATE FUNCTION hub_people() RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public AS
$$ SELECT username FROM account WHERE buyer = hub_organisation() AND enabled ORDER BY username $$;
REVOKE ALL ON FUNCTION hub_people() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hub_people() TO scorehub_app;
