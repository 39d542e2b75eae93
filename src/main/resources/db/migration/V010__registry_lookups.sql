-- What public registries of facilities offered for a site, and when they were asked.
CREATE TABLE site_lookup (
  buyer     text NOT NULL,
  connector text NOT NULL,
  site_id   uuid NOT NULL REFERENCES site,
  asked_at  timestamptz NOT NULL,
  asked_by  text NOT NULL CHECK (asked_by IN ('os_id', 'name')),
  asked_for text NOT NULL,
  outcome   text NOT NULL,
  again_at  timestamptz NOT NULL,
  PRIMARY KEY (buyer, connector, site_id)
);
COMMENT ON COLUMN site_lookup.asked_for IS 'The OS ID or name asked for; another one is asked at once.';
CREATE INDEX site_lookup_asked ON site_lookup (buyer, connector, asked_at);

CREATE TABLE facility_match (
  buyer       text NOT NULL,
  site_id     uuid NOT NULL REFERENCES site,
  registry    text NOT NULL,
  registry_id text NOT NULL,
  matched_by  text NOT NULL CHECK (matched_by IN ('os_id', 'name')),
  name        text,
  address     text,
  country     text,
  latitude    double precision,
  longitude   double precision,
  closed      boolean,
  url         text,
  exchange_id uuid NOT NULL,
  seen_at     timestamptz NOT NULL,
  PRIMARY KEY (buyer, site_id, registry, registry_id)
);
COMMENT ON TABLE facility_match IS 'Offered by a registry for a site that a buyer supplied; evidence, no decision.';

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['site_lookup', 'facility_match'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY pipeline ON %I TO scorehub_pipeline USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY own ON %I TO scorehub_app USING (buyer = hub_organisation())'
                   ' WITH CHECK (buyer = hub_organisation())', t);
    EXECUTE format('GRANT SELECT ON %I TO scorehub_app', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO scorehub_pipeline', t);
  END LOOP;
END $$;
