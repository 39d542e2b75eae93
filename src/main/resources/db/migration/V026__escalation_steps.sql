-- What people do about an escalation, and what is owed to workers because of it. Nothing is overwritten.
CREATE TABLE escalation_step (
  buyer         text NOT NULL,
  id            uuid NOT NULL,
  escalation_id uuid NOT NULL,
  act           text NOT NULL CHECK (act IN ('CONFIRM', 'RESOLVE', 'CANCEL', 'REOPEN', 'CLOCK_MET', 'NOTE')),
  clock         text CHECK (length(clock) <= 100),
  reason        text CHECK (length(reason) <= 2000),
  state_before  text NOT NULL,
  state_after   text NOT NULL,
  made_by       text NOT NULL,
  made_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
  undone_by     text,
  undone_at     timestamptz,
  told_at       timestamptz,
  undo_told_at  timestamptz,
  PRIMARY KEY (buyer, id),
  FOREIGN KEY (buyer, escalation_id) REFERENCES escalation (buyer, id) ON UPDATE CASCADE,
  CHECK ((act = 'CLOCK_MET') = (clock IS NOT NULL))
);
COMMENT ON TABLE escalation_step IS 'One act of a person; the escalation itself holds the state it has now.';
COMMENT ON COLUMN escalation_step.clock IS 'Name of the deadline that was met; null for other acts.';
COMMENT ON COLUMN escalation_step.told_at IS 'When the change was put on the organisation''s topic; null until then.';
CREATE INDEX escalation_step_of ON escalation_step (buyer, escalation_id, made_at);
CREATE INDEX escalation_step_untold ON escalation_step (made_at)
  WHERE told_at IS NULL OR (undone_at IS NOT NULL AND undo_told_at IS NULL);

CREATE TABLE remedy (
  buyer         text NOT NULL,
  id            uuid NOT NULL,
  escalation_id uuid NOT NULL,
  kind          text NOT NULL CHECK (length(kind) BETWEEN 1 AND 100),
  owed          numeric(16, 2) CHECK (owed > 0),
  currency      text CHECK (currency ~ '^[A-Z]{3}$'),
  workers       int CHECK (workers > 0),
  opened_by     text NOT NULL,
  opened_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (buyer, id),
  FOREIGN KEY (buyer, escalation_id) REFERENCES escalation (buyer, id) ON UPDATE CASCADE,
  CHECK ((owed IS NULL) = (currency IS NULL))
);
COMMENT ON TABLE remedy IS 'Money or other redress owed to workers. Closed by proof, never by training.';
COMMENT ON COLUMN remedy.owed IS 'Amount; null if what is owed is not money.';
CREATE INDEX remedy_of ON remedy (buyer, escalation_id);

CREATE TABLE remedy_entry (
  buyer      text NOT NULL,
  id         uuid NOT NULL,
  remedy_id  uuid NOT NULL,
  kind       text NOT NULL CHECK (kind IN ('PAYMENT', 'PROOF', 'VERIFICATION', 'WITHDRAWAL')),
  amount     numeric(16, 2) CHECK (amount > 0),
  note       text CHECK (length(note) <= 2000),
  file_name  text CHECK (length(file_name) <= 200),
  media_type text CHECK (length(media_type) <= 200),
  sha256     bytea CHECK (length(sha256) = 32),
  content    bytea CHECK (length(content) <= 10485760),
  made_by    text NOT NULL,
  made_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
  undone_by  text,
  undone_at  timestamptz,
  PRIMARY KEY (buyer, id),
  FOREIGN KEY (buyer, remedy_id) REFERENCES remedy (buyer, id),
  CHECK ((kind = 'PAYMENT') = (amount IS NOT NULL)),
  CHECK ((content IS NULL) = (sha256 IS NULL))
);
COMMENT ON TABLE remedy_entry IS 'What was paid, proven, verified or given up; the state of a remedy follows from its standing entries.';
CREATE INDEX remedy_entry_of ON remedy_entry (buyer, remedy_id, made_at);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['escalation_step', 'remedy', 'remedy_entry'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY pipeline ON %I TO scorehub_pipeline USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY own ON %I TO scorehub_app USING (buyer = hub_organisation())'
                   ' WITH CHECK (buyer = hub_organisation())', t);
    EXECUTE format('GRANT SELECT ON %I TO scorehub_app', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO scorehub_pipeline', t);
  END LOOP;
END $$;
GRANT INSERT (buyer, id, escalation_id, act, clock, reason, state_before, state_after, made_by)
  ON escalation_step TO scorehub_app;
GRANT UPDATE (undone_by, undone_at) ON escalation_step TO scorehub_app;
GRANT INSERT (buyer, id, escalation_id, kind, owed, currency, workers, opened_by) ON remedy TO scorehub_app;
GRANT INSERT (buyer, id, remedy_id, kind, amount, note, file_name, media_type, sha256, content, made_by)
  ON remedy_entry TO scorehub_app;
GRANT UPDATE (undone_by, undone_at) ON remedy_entry TO scorehub_app;

-- Deadlines that nobody has said are met. When a matter is raised again its clocks run anew.
CREATE VIEW escalation_clock WITH (security_invoker = true) AS
SELECT e.buyer, e.id AS escalation_id, k ->> 'name' AS name, (k ->> 'dueAt')::timestamptz AS due_at
  FROM escalation e, jsonb_array_elements(e.clocks) k
 WHERE e.state IN ('RAISED', 'CONFIRMED')
   AND NOT EXISTS (SELECT FROM escalation_step t
                    WHERE t.buyer = e.buyer AND t.escalation_id = e.id AND t.act = 'CLOCK_MET'
                      AND t.clock = k ->> 'name' AND t.undone_at IS NULL AND t.made_at >= e.raised_at);
COMMENT ON VIEW escalation_clock IS 'Deadlines that run, read under the reader''s own rights.';
GRANT SELECT ON escalation_clock TO scorehub_app;
