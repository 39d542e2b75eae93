-- What pages read with a million exchanges and fifty thousand sites, and what works beside them.

-- A list of one connector's exchanges, and of one document of it: the last column is looked at within the index.
CREATE INDEX exchange_by_connector ON exchange (buyer, connector, id, document);
-- What waits for a person, in the order of the queue.
CREATE INDEX exchange_waiting ON exchange (buyer, received_at, id) WHERE state IN ('QUARANTINED', 'PARKED');
CREATE INDEX review_item_waiting ON review_item (buyer, created_at, id)
  WHERE decided_at IS NULL AND kind IN ('UNMAPPED_FINDING', 'LOW_CONFIDENCE');
-- Who describes a site, whoever that is.
CREATE INDEX site_supply_of_site ON site_supply (site_id);

-- Deadlines of one escalation that nobody has said are met. When a matter is raised again its clocks run anew.
CREATE FUNCTION hub_running_clocks(of_buyer text, of_id uuid, of_state text, since timestamptz, of_clocks jsonb)
  RETURNS TABLE (name text, due_at timestamptz) LANGUAGE sql STABLE AS
$$ SELECT k ->> 'name', (k ->> 'dueAt')::timestamptz
     FROM jsonb_array_elements(of_clocks) k
    WHERE of_state IN ('RAISED', 'CONFIRMED')
      AND NOT EXISTS (SELECT FROM escalation_step t
                       WHERE t.buyer = of_buyer AND t.escalation_id = of_id AND t.act = 'CLOCK_MET'
                         AND t.clock = k ->> 'name' AND t.undone_at IS NULL AND t.made_at >= since) $$;
REVOKE ALL ON FUNCTION hub_running_clocks(text, uuid, text, timestamptz, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hub_running_clocks(text, uuid, text, timestamptz, jsonb) TO scorehub_app, scorehub_pipeline;

CREATE OR REPLACE VIEW escalation_clock WITH (security_invoker = true) AS
SELECT e.buyer, e.id AS escalation_id, c.name, c.due_at
  FROM escalation e, hub_running_clocks(e.buyer, e.id, e.state, e.raised_at, e.clocks) c
 WHERE e.state IN ('RAISED', 'CONFIRMED');

CREATE OR REPLACE VIEW work_item WITH (security_invoker = true) AS
SELECT e.buyer, 'ESCALATION' AS kind, e.id, e.site_id, e.kind AS code, e.topic, NULL::text AS words,
       e.raised_at AS since, next.due_at AS due, e.visible_to, NULL::bigint AS amount
  FROM escalation e
  LEFT JOIN LATERAL (SELECT min(c.due_at) AS due_at
                       FROM hub_running_clocks(e.buyer, e.id, e.state, e.raised_at, e.clocks) c) next ON true
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

-- Figures that take long to count, as they were counted for an organisation last.
CREATE TABLE kept_figures (
  buyer      text NOT NULL,
  kind       text NOT NULL,
  filter     text NOT NULL CHECK (length(filter) <= 200),
  seen       text NOT NULL,
  ground     text NOT NULL,
  counted_at timestamptz NOT NULL,
  took_ms    bigint NOT NULL,
  figures    jsonb NOT NULL,
  PRIMARY KEY (buyer, kind, filter)
);
COMMENT ON TABLE kept_figures IS 'Derived; shown only while the organisation may read what they were counted over. Rows older than a week go.';
COMMENT ON COLUMN kept_figures.seen IS 'Stands for whose records could be read; not shown once another text would stand here.';
COMMENT ON COLUMN kept_figures.ground IS 'Stands for what was counted; figures may lag behind it, as their time tells.';
COMMENT ON COLUMN kept_figures.took_ms IS 'How long counting took; what is quick is not kept from one reader to the next.';
ALTER TABLE kept_figures ENABLE ROW LEVEL SECURITY;
ALTER TABLE kept_figures FORCE ROW LEVEL SECURITY;
CREATE POLICY pipeline ON kept_figures TO scorehub_pipeline USING (true) WITH CHECK (true);
CREATE POLICY own ON kept_figures TO scorehub_app USING (buyer = hub_organisation()) WITH CHECK (buyer = hub_organisation());
GRANT SELECT, INSERT, UPDATE, DELETE ON kept_figures TO scorehub_app, scorehub_pipeline;
