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

CREATE TABLE site_comparison (
  site       uuid PRIMARY KEY REFERENCES site ON DELETE CASCADE,
  asked      bigint NOT NULL DEFAULT 1,
  not_before timestamptz NOT NULL DEFAULT now(),
  attempts   int NOT NULL DEFAULT 0,
  problem    text
);
COMMENT ON TABLE site_comparison IS 'Sites to compare with all others; a row goes when that is done.';
COMMENT ON COLUMN site_comparison.asked IS 'Counts descriptions: one that comes while the site is compared is not lost.';
COMMENT ON COLUMN site_comparison.attempts IS 'That failed since the last description.';
COMMENT ON COLUMN site_comparison.problem IS 'Why the last attempt failed; null if none did.';
CREATE INDEX site_comparison_due ON site_comparison (not_before, site);

CREATE FUNCTION hub_compare_site() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO site_comparison AS c (site) VALUES (NEW.site_id)
  ON CONFLICT (site) DO UPDATE SET asked = c.asked + 1, not_before = now(), attempts = 0,
      problem = NULL;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION hub_compare_site IS 'Asks for the comparison of a site that is described in another way.';

CREATE TRIGGER site_described AFTER INSERT ON site_supply
  FOR EACH ROW EXECUTE FUNCTION hub_compare_site();
CREATE TRIGGER site_described_anew AFTER UPDATE OF canonical ON site_supply FOR EACH ROW
  WHEN ((NEW.canonical -> 'name', NEW.canonical -> 'localName', NEW.canonical -> 'address',
         NEW.canonical -> 'identifiers')
        IS DISTINCT FROM
        (OLD.canonical -> 'name', OLD.canonical -> 'localName', OLD.canonical -> 'address',
         OLD.canonical -> 'identifiers'))
  EXECUTE FUNCTION hub_compare_site();

ALTER TABLE site_supply NO FORCE ROW LEVEL SECURITY; -- so that the owner sees them, for one statement
INSERT INTO site_comparison (site) SELECT DISTINCT site_id FROM site_supply;
ALTER TABLE site_supply FORCE ROW LEVEL SECURITY;

-- Identity is shared by all buyers and closed to the application role.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['site_profile', 'site_comparison'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY pipeline ON %I TO scorehub_pipeline USING (true) WITH CHECK (true)', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO scorehub_pipeline', t);
  END LOOP;
END $$;
