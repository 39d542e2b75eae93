-- By what each described site is found again before it is compared with others.
CREATE EXTENSION IF NOT EXISTS btree_gin;

CREATE TABLE site_profile (
  buyer       text NOT NULL,
  site_id     uuid NOT NULL,
  connector   text NOT NULL,
  country     text NOT NULL,
  search_text text NOT NULL,
  search_keys text[] NOT NULL,
  exchange_id uuid NOT NULL,
  profiled_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (buyer, site_id, connector)
);
COMMENT ON TABLE site_profile IS 'Search terms of a supply; moves with its site. One whose supply is gone is never read.';
COMMENT ON COLUMN site_profile.country IS 'ISO 3166-1 alpha-2; empty if unknown.';
COMMENT ON COLUMN site_profile.search_text IS 'The name without general words and spaces, for similarity by trigrams.';
COMMENT ON COLUMN site_profile.search_keys IS 'Words of the name, numbers with words of the address, identifiers of site level.';
COMMENT ON COLUMN site_profile.exchange_id IS 'The supply''s exchange that was profiled; another one there means that it is old.';
CREATE INDEX site_profile_text ON site_profile USING gin (country, search_text gin_trgm_ops);
CREATE INDEX site_profile_keys ON site_profile USING gin (country, search_keys);
CREATE INDEX site_by_creation ON site (created_at);

-- Identity is shared by all buyers and closed to the application role.
ALTER TABLE site_profile ENABLE ROW LEVEL SECURITY;
ALTER TABLE site_profile FORCE ROW LEVEL SECURITY;
CREATE POLICY pipeline ON site_profile TO scorehub_pipeline USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON site_profile TO scorehub_pipeline;
