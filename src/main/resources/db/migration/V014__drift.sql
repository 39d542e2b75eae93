-- What native documents are made of, and how that changes.
CREATE TABLE document_shape (
  buyer       text NOT NULL,
  connector   text NOT NULL,
  document    text NOT NULL,
  hash        text NOT NULL,
  fields      jsonb NOT NULL,
  marks       text[] NOT NULL DEFAULT '{}',
  seen        bigint NOT NULL CHECK (seen > 0),
  first_seen  timestamptz NOT NULL,
  last_seen   timestamptz NOT NULL,
  exchange_id uuid NOT NULL,
  PRIMARY KEY (buyer, connector, document, hash)
);
COMMENT ON COLUMN document_shape.fields IS 'Type by generalised native path.';
COMMENT ON COLUMN document_shape.marks IS 'Fields whose value could not be taken, each as path and problem code.';
COMMENT ON COLUMN document_shape.seen IS 'Number of documents of the shape.';
COMMENT ON COLUMN document_shape.exchange_id IS 'One of them, the first.';

CREATE TABLE drift_entry (
  buyer        text NOT NULL,
  id           uuid NOT NULL,
  connector    text NOT NULL,
  document     text NOT NULL,
  kind         text NOT NULL CHECK (kind IN ('GAINED', 'LOST', 'RENAMED', 'RETYPED')),
  path         text NOT NULL,
  new_path     text,
  was          text,
  becomes      text,
  in_use       boolean NOT NULL,
  sample       text,
  exchange_id  uuid NOT NULL,
  shape_hash   text NOT NULL,
  bundle_id    text NOT NULL,
  first_seen   timestamptz NOT NULL,
  last_seen    timestamptz NOT NULL,
  decided_at   timestamptz,
  decided_by   text,
  decision     text CHECK (decision IN ('ACKNOWLEDGED', 'DISMISSED')),
  note         text CHECK (length(note) <= 1000),
  PRIMARY KEY (buyer, id)
);
COMMENT ON COLUMN drift_entry.path IS 'Generalised native path: of a gained field the new one, of a renamed one the old one.';
COMMENT ON COLUMN drift_entry.in_use IS 'Whether the field decided anything when this was found.';
COMMENT ON COLUMN drift_entry.sample IS 'One value, redacted.';
COMMENT ON COLUMN drift_entry.id IS 'From connector, document, kind and paths: the same change is one entry.';
CREATE INDEX drift_entry_by_connector ON drift_entry (buyer, connector, first_seen DESC);
CREATE INDEX drift_entry_open ON drift_entry (connector) WHERE decided_at IS NULL;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['document_shape', 'drift_entry'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY pipeline ON %I TO scorehub_pipeline USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY own ON %I TO scorehub_app USING (buyer = hub_organisation())'
                   ' WITH CHECK (buyer = hub_organisation())', t);
    EXECUTE format('GRANT SELECT ON %I TO scorehub_app', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO scorehub_pipeline', t);
  END LOOP;
END $$;
GRANT UPDATE (decided_at, decided_by, decision, note) ON drift_entry TO scorehub_app;
