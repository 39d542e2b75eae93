-- Mapping files that somebody is changing in the playground. Theirs alone; nothing runs with them.
CREATE TABLE mapping_draft (
  buyer      text NOT NULL,
  username   text NOT NULL,
  connector  text NOT NULL,
  path       text NOT NULL CHECK (length(path) <= 300),
  content    text NOT NULL CHECK (length(content) <= 262144),
  base       bytea NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (buyer, username, connector, path)
);
COMMENT ON COLUMN mapping_draft.base IS 'SHA-256 of the file that it began with, so that nobody overwrites what they have not seen.';

ALTER TABLE mapping_draft ENABLE ROW LEVEL SECURITY;
ALTER TABLE mapping_draft FORCE ROW LEVEL SECURITY;
CREATE POLICY pipeline ON mapping_draft TO scorehub_pipeline USING (true) WITH CHECK (true);
CREATE POLICY own ON mapping_draft TO scorehub_app USING (buyer = hub_organisation()) WITH CHECK (buyer = hub_organisation());
GRANT SELECT, INSERT, UPDATE, DELETE ON mapping_draft TO scorehub_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON mapping_draft TO scorehub_pipeline;
