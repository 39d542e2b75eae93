-- Who is told of what. People are told of deliveries that are tried in vain for long, and of deadlines of escalations that pass.
ALTER TABLE escalation ADD COLUMN clocks_since timestamptz NOT NULL DEFAULT now();
COMMENT ON COLUMN escalation.clocks_since IS 'Since when its deadlines stand here as they do: one that was over by then passed at this time.';
GRANT SELECT ON escalation_clock TO scorehub_pipeline;

CREATE VIEW alert_cause WITH (security_invoker = true) AS
SELECT buyer, direction, connector, document, state, code, path, since, id, NULL::uuid AS site_id, NULL::text[] AS visible_to
  FROM trouble
 WHERE state <> 'WAITING'
UNION ALL
SELECT d.buyer, 'out', d.connector, d.document, 'WAITING', 'delivery.unavailable', '',
       (SELECT min(a.at) FROM delivery_attempt a
         WHERE a.buyer = d.buyer AND a.delivery_id = d.id AND a.at >= coalesce(d.replayed_at, d.created_at)),
       d.id, NULL, NULL
  FROM delivery d
 WHERE d.state = 'READY' AND d.attempts > 0
UNION ALL
SELECT e.buyer, 'deadline', 'escalation', e.kind, 'LATE', 'escalation.late', k.name,
       greatest(k.due_at, e.clocks_since), e.id, e.site_id, e.visible_to
  FROM escalation_clock k JOIN escalation e ON e.buyer = k.buyer AND e.id = k.escalation_id;
COMMENT ON VIEW alert_cause IS 'What people are to be told of, since when: trouble; deliveries that wait, since their first attempt; deadlines, when they pass.';
GRANT SELECT ON alert_cause TO scorehub_pipeline;

ALTER TABLE alert DROP CONSTRAINT alert_direction_check,
  ADD CONSTRAINT alert_direction_check CHECK (direction IN ('in', 'out', 'deadline')),
  ADD COLUMN at_site uuid, ADD COLUMN visible_to text[];
COMMENT ON COLUMN alert.at_site IS 'Site of the escalation whose deadline passed, as it was then; null of documents and without a site.';
COMMENT ON COLUMN alert.visible_to IS 'Roles that may see it, as they may see the escalation; null for all.';

-- Remedies are told on the organisation's topic as steps are.
ALTER TABLE remedy ADD COLUMN told_at timestamptz;
ALTER TABLE remedy_entry ADD COLUMN told_at timestamptz, ADD COLUMN undo_told_at timestamptz;
COMMENT ON COLUMN remedy.told_at IS 'When it was first put on the organisation''s topic; null until then.';
COMMENT ON COLUMN remedy_entry.told_at IS 'When the change was put on the organisation''s topic; null until then.';
CREATE INDEX remedy_untold ON remedy (buyer, id) WHERE told_at IS NULL;
CREATE INDEX remedy_entry_untold ON remedy_entry (buyer, remedy_id)
  WHERE told_at IS NULL OR (undone_at IS NOT NULL AND undo_told_at IS NULL);

-- By which rules the findings of a rendition were placed; and the way from an exchange to it.
ALTER TABLE audit_rendition ADD COLUMN rules_version text;
COMMENT ON COLUMN audit_rendition.rules_version IS 'Rules that placed its findings; null if it is older than this column.';
CREATE INDEX audit_revision_of_exchange ON audit_revision (buyer, exchange_id);
