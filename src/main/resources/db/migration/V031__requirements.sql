-- What an organisation asks of every site. The sets that ship stand in mappings/requirements.
CREATE TABLE requirement_set (
  buyer        text NOT NULL,
  id           uuid NOT NULL,
  name         text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  based_on     text,
  created_by   text NOT NULL,
  created_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
  withdrawn_by text,
  withdrawn_at timestamptz,
  PRIMARY KEY (buyer, id),
  CHECK ((withdrawn_by IS NULL) = (withdrawn_at IS NULL))
);
COMMENT ON COLUMN requirement_set.based_on IS 'The set that it was copied from: a uuid, or the name of one that ships.';
COMMENT ON COLUMN requirement_set.withdrawn_at IS 'Since when it is not offered any more; nothing is deleted.';

CREATE TABLE requirement_set_version (
  buyer          text NOT NULL,
  set_id         uuid NOT NULL,
  version        integer NOT NULL CHECK (version > 0),
  content        text NOT NULL CHECK (length(content) <= 1000000),
  content_sha256 text NOT NULL CHECK (content_sha256 ~ '^[0-9a-f]{64}$'),
  requirements   integer NOT NULL CHECK (requirements > 0),
  reason         text CHECK (length(reason) <= 1000),
  restores       integer,
  saved_by       text NOT NULL,
  saved_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (buyer, set_id, version),
  FOREIGN KEY (buyer, set_id) REFERENCES requirement_set
);
COMMENT ON TABLE requirement_set_version IS 'Never changes once it is saved; the latest holds.';
COMMENT ON COLUMN requirement_set_version.content IS 'The requirements as CSV: id, title, topics, weight, source.';
COMMENT ON COLUMN requirement_set_version.restores IS 'The earlier version that it brought back.';

CREATE TABLE requirement_default (
  buyer     text PRIMARY KEY,
  chosen    text NOT NULL,
  chosen_by text NOT NULL,
  chosen_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN requirement_default.chosen IS 'A uuid of requirement_set, or the name of a set that ships.';

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['requirement_set', 'requirement_set_version', 'requirement_default'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY pipeline ON %I TO scorehub_pipeline USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY own ON %I TO scorehub_app USING (buyer = hub_organisation())'
                   ' WITH CHECK (buyer = hub_organisation())', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO scorehub_app', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO scorehub_pipeline', t);
  END LOOP;
END $$;
GRANT UPDATE (withdrawn_by, withdrawn_at) ON requirement_set TO scorehub_app;
GRANT UPDATE (chosen, chosen_by, chosen_at) ON requirement_default TO scorehub_app;
