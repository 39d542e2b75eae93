-- How far each source has been fetched: a document of a connector at one tenant.
CREATE TABLE poll_cursor (
  buyer           text NOT NULL,
  connector       text NOT NULL,
  document        text NOT NULL,
  cursor          text,
  next_page       text,
  etag            text,
  advanced        bigint NOT NULL DEFAULT 0,
  leader          text,
  last_poll_at    timestamptz,
  last_success_at timestamptz,
  last_error      text,
  failures        int NOT NULL DEFAULT 0,
  not_before      timestamptz,
  PRIMARY KEY (buyer, connector, document)
);
COMMENT ON TABLE poll_cursor IS 'Moves only after Kafka has acknowledged all documents up to it.';
COMMENT ON COLUMN poll_cursor.next_page IS 'Where to go on when a run ended between two pages.';
COMMENT ON COLUMN poll_cursor.advanced IS
  'Counts the moves. Whoever moves the cursor names the count it began with, so that two instances cannot both.';
COMMENT ON COLUMN poll_cursor.leader IS 'The instance that polled last.';
COMMENT ON COLUMN poll_cursor.not_before IS 'No poll before, after failures.';

ALTER TABLE poll_cursor ENABLE ROW LEVEL SECURITY;
ALTER TABLE poll_cursor FORCE ROW LEVEL SECURITY;
CREATE POLICY pipeline ON poll_cursor TO scorehub_pipeline USING (true) WITH CHECK (true);
CREATE POLICY own ON poll_cursor TO scorehub_app USING (buyer = hub_organisation());
-- Whoever runs the hub sees how it fetches.
CREATE POLICY operated ON poll_cursor FOR SELECT TO scorehub_app
  USING (EXISTS (SELECT FROM organisation o WHERE o.buyer = hub_organisation() AND o.kind = 'OPERATOR'));
GRANT SELECT ON poll_cursor TO scorehub_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON poll_cursor TO scorehub_pipeline;
