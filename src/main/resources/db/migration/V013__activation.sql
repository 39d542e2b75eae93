-- Which files a connector runs with, and how it came to that. Hub-wide configuration, no buyer's data.
CREATE TABLE activation (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  connector    text NOT NULL,
  bundle_id    text REFERENCES bundle,
  from_bundle  text REFERENCES bundle,
  kind         text NOT NULL CHECK (kind IN ('START', 'FILES', 'ACTIVATION', 'ROLLBACK')),
  activated_by text NOT NULL,
  activated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  note         text CHECK (length(note) <= 1000),
  forced       boolean NOT NULL DEFAULT false
);
COMMENT ON TABLE activation IS 'Append only. The latest row of a connector is also in bundle_activation.';
COMMENT ON COLUMN activation.bundle_id IS 'Null if the connector was taken away.';
COMMENT ON COLUMN activation.kind IS
  'START: files found by a hub without any; FILES: a hub that follows its files; the others are acts of a person.';
COMMENT ON COLUMN activation.forced IS 'Activated although its examples did not hold.';
CREATE INDEX activation_by_connector ON activation (connector, id DESC);

-- Bundles kept so far do not hold routes, so none of them can be run from; the next start activates the files.
DELETE FROM bundle_activation;
ALTER TABLE bundle_activation
  ADD COLUMN activation bigint NOT NULL REFERENCES activation,
  ALTER COLUMN bundle_id DROP NOT NULL;
COMMENT ON TABLE bundle_activation IS 'What each connector runs with now, one row each; all instances follow it.';

GRANT SELECT, INSERT ON activation TO scorehub_pipeline;
GRANT SELECT ON activation TO scorehub_app;
