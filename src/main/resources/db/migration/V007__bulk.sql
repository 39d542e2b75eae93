-- A table is a parent exchange; each of its rows, or groups of rows, is a child exchange with an id of its own.
ALTER TABLE exchange
  ADD COLUMN file_name text,
  ADD COLUMN parent_id uuid,
  ADD COLUMN ordinal   bigint,
  ADD COLUMN sheet     text,
  ADD COLUMN first_row bigint,
  ADD CHECK ((parent_id IS NULL) = (ordinal IS NULL)),
  DROP CONSTRAINT exchange_state_check,
  ADD CONSTRAINT exchange_state_check CHECK (state IN
    ('RECEIVED', 'RECORDED', 'UNCHANGED', 'WAITING', 'SPLITTING', 'SPLIT', 'QUARANTINED', 'PARKED'));
COMMENT ON COLUMN exchange.file_name IS 'Name of the file as its sender gave it; null if none was given.';
COMMENT ON COLUMN exchange.ordinal IS 'Counts the children of a table from 1.';
COMMENT ON COLUMN exchange.first_row IS 'Row of the sheet that a child begins in, from 1.';
CREATE INDEX exchange_of_parent ON exchange (buyer, parent_id, state, id) WHERE parent_id IS NOT NULL;

CREATE TABLE bulk_split (
  buyer        text NOT NULL,
  exchange_id  uuid NOT NULL,
  done_ordinal bigint NOT NULL DEFAULT 0,
  attempts     int NOT NULL DEFAULT 0,
  created_at   timestamptz NOT NULL DEFAULT now(),
  started_at   timestamptz,
  finished_at  timestamptz,
  PRIMARY KEY (buyer, exchange_id)
);
COMMENT ON TABLE bulk_split IS 'How far each table has been split into its children.';
COMMENT ON COLUMN bulk_split.done_ordinal IS 'The last child that is durable on the inbound topic.';
COMMENT ON COLUMN bulk_split.attempts IS 'Counted when the table is opened, zero again after each batch: one that never yields is parked.';
CREATE INDEX bulk_split_open ON bulk_split (exchange_id) WHERE finished_at IS NULL;

CREATE TABLE site_record (
  buyer        text NOT NULL,
  connector    text NOT NULL,
  document     text NOT NULL,
  native_id    text NOT NULL,
  site_id      uuid NOT NULL REFERENCES site,
  revision     int NOT NULL,
  content_hash bytea NOT NULL,
  exchange_id  uuid NOT NULL,
  supplied_at  timestamptz NOT NULL,
  updated_at   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (buyer, connector, document, native_id)
);
COMMENT ON TABLE site_record IS 'The last content of each document that describes a site alone; the description itself is in site_supply.';
COMMENT ON COLUMN site_record.native_id IS 'The native key of the document, or the site id where it has none.';

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['bulk_split', 'site_record'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY pipeline ON %I TO scorehub_pipeline USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY own ON %I TO scorehub_app USING (buyer = hub_organisation())'
                   ' WITH CHECK (buyer = hub_organisation())', t);
    EXECUTE format('GRANT SELECT ON %I TO scorehub_app', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO scorehub_pipeline', t);
  END LOOP;
END $$;
