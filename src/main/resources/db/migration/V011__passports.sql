-- Improvement passports that were issued, one row each; the token is kept so that an unchanged passport is given again as it was.
CREATE TABLE issued_passport (
  buyer          text NOT NULL,
  id             uuid NOT NULL,
  site_id        uuid NOT NULL REFERENCES site,
  key_id         text NOT NULL,
  content_sha256 bytea NOT NULL,
  issued_at      timestamptz NOT NULL,
  valid_until    timestamptz NOT NULL,
  token          text NOT NULL,
  PRIMARY KEY (buyer, id)
);
COMMENT ON COLUMN issued_passport.buyer IS 'The organisation under whose rights it was composed.';
COMMENT ON COLUMN issued_passport.content_sha256 IS 'Of what it says, without its id and its times.';
CREATE INDEX issued_passport_by_site ON issued_passport (buyer, site_id, issued_at DESC);
ALTER TABLE issued_passport ENABLE ROW LEVEL SECURITY;
ALTER TABLE issued_passport FORCE ROW LEVEL SECURITY;
CREATE POLICY pipeline ON issued_passport TO scorehub_pipeline USING (true) WITH CHECK (true);
CREATE POLICY own ON issued_passport TO scorehub_app USING (buyer = hub_organisation())
  WITH CHECK (buyer = hub_organisation());
GRANT SELECT, INSERT ON issued_passport TO scorehub_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON issued_passport TO scorehub_pipeline;
