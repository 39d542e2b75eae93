-- What each site stands at for each organisation, and what became different there: so that lists of suppliers are read, not composed.
ALTER TABLE site ADD COLUMN stood_version bigint NOT NULL DEFAULT -1;
ALTER TABLE site ADD COLUMN stood_at timestamptz;
ALTER TABLE site ALTER COLUMN stood_version SET DEFAULT 0, ALTER COLUMN stood_at SET DEFAULT now();
COMMENT ON COLUMN site.stood_version IS 'Version that the standings were last composed at; -1: never, the site is older than standings.';
COMMENT ON COLUMN site.stood_at IS 'When they were; null: never.';
CREATE INDEX site_standing_due ON site (id) WHERE version <> stood_version;

CREATE TABLE site_standing (
  buyer        text NOT NULL,
  at_site      uuid NOT NULL REFERENCES site ON DELETE CASCADE,
  name         text,
  local_name   text,
  sort         text COLLATE "C" NOT NULL,
  country      text,
  sector       text,
  search       text NOT NULL,
  identifiers  text[] NOT NULL,
  audits       int NOT NULL,
  last_audit   date,
  rating       text,
  rating_scale text,
  valid_until  date,
  open_issues  int NOT NULL,
  worst        text,
  modules      text[] NOT NULL,
  version      bigint NOT NULL,
  stood_at     timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (buyer, at_site)
);
COMMENT ON TABLE site_standing IS 'Composed from what the organisation itself holds; written by the pipeline alone. Sites that merge are composed anew.';
COMMENT ON COLUMN site_standing.sort IS 'The name in Latin letters and lower case, whatever script it is in.';
COMMENT ON COLUMN site_standing.search IS 'Names as they are and in Latin letters, and identifiers, in lower case.';
COMMENT ON COLUMN site_standing.identifiers IS 'scheme:value.';
COMMENT ON COLUMN site_standing.rating IS 'Of the last audit, as issued, on rating_scale; scales are never set against each other.';
COMMENT ON COLUMN site_standing.valid_until IS 'The latest that any audit itself says; null if none does.';
COMMENT ON COLUMN site_standing.worst IS 'Worst severity of the open issues.';
COMMENT ON COLUMN site_standing.modules IS 'SCORE modules recommended, in the order of their ranks.';
CREATE INDEX site_standing_by_name ON site_standing (buyer, sort, at_site);
CREATE INDEX site_standing_of_site ON site_standing (at_site);

CREATE TABLE site_standing_ground (
  buyer   text NOT NULL,
  at_site uuid NOT NULL,
  audits  text[] NOT NULL,
  issues  jsonb NOT NULL,
  PRIMARY KEY (buyer, at_site),
  FOREIGN KEY (buyer, at_site) REFERENCES site_standing ON DELETE CASCADE
);
COMMENT ON TABLE site_standing_ground IS 'What the next standing is compared with and no list shows: audits, and open issues with their topics.';

CREATE TABLE training_standing (
  buyer      text NOT NULL,
  at_site    uuid NOT NULL REFERENCES site ON DELETE CASCADE,
  data_class text NOT NULL CHECK (data_class IN ('TRAINING_PROGRESS', 'KPI_READINGS')),
  code       text NOT NULL,
  stage      text,
  since      date,
  kpi        jsonb,
  PRIMARY KEY (buyer, at_site, data_class, code),
  CHECK ((data_class = 'KPI_READINGS') = (kpi IS NOT NULL))
);
COMMENT ON TABLE training_standing IS 'buyer: who supplied the training. Read by others under consent and link, as training_record is, and never copied.';
COMMENT ON COLUMN training_standing.code IS 'Module; of KPI_READINGS the KPI and its measure.';
COMMENT ON COLUMN training_standing.since IS 'Day of the stage where the provider names one; null otherwise.';
CREATE INDEX training_standing_of_site ON training_standing (at_site);

CREATE TABLE supplier_change (
  buyer      text NOT NULL,
  id         bigint GENERATED ALWAYS AS IDENTITY,
  at_site    uuid NOT NULL REFERENCES site ON DELETE CASCADE,
  first_site uuid NOT NULL,
  at         timestamptz NOT NULL DEFAULT now(),
  kind       text NOT NULL,
  data_class text,
  before     jsonb,
  after      jsonb,
  version    bigint NOT NULL,
  PRIMARY KEY (buyer, id)
);
COMMENT ON TABLE supplier_change IS 'What became different between two standings; with a data_class of training, read as training_standing is. Kept 400 days.';
COMMENT ON COLUMN supplier_change.id IS 'In the order written: one hub at a time writes, so that a reader who has seen an id has seen all before it.';
COMMENT ON COLUMN supplier_change.first_site IS 'Where it happened; at_site is another one after a merge, until that is taken back.';
CREATE INDEX supplier_change_in_order ON supplier_change (id);
CREATE INDEX supplier_change_by_site ON supplier_change (at_site, id);
CREATE INDEX supplier_change_by_time ON supplier_change (at);

CREATE TABLE supplier_visit (
  buyer     text NOT NULL,
  username  text NOT NULL,
  seen_id   bigint NOT NULL,
  seen_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
  before_id bigint,
  before_at timestamptz,
  PRIMARY KEY (buyer, username)
);
COMMENT ON TABLE supplier_visit IS 'The last change that somebody marked as seen, and the one before, to take that back.';

-- Whose training of which site the organisation of the transaction may read now: asked once for a statement, not for each row.
CREATE FUNCTION hub_consents() RETURNS TABLE (owner text, site uuid, class text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public ROWS 1000 AS
$$ SELECT c.buyer, c.site_id, c.data_class
     FROM consent c JOIN site_link l ON l.buyer = c.grantee AND l.site_id = c.site_id
    WHERE c.grantee = hub_organisation()
      AND c.revoked_at IS NULL AND c.valid_from <= now() AND (c.valid_until IS NULL OR c.valid_until > now())
      AND l.linked_from <= now() AND (l.linked_until IS NULL OR l.linked_until > now()) $$;
REVOKE ALL ON FUNCTION hub_consents() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hub_consents() TO scorehub_app;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['site_standing', 'site_standing_ground', 'training_standing', 'supplier_change', 'supplier_visit'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY pipeline ON %I TO scorehub_pipeline USING (true) WITH CHECK (true)', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO scorehub_pipeline', t);
    IF t <> 'site_standing_ground' THEN
      EXECUTE format('CREATE POLICY own ON %I TO scorehub_app USING (buyer = hub_organisation())'
                     ' WITH CHECK (buyer = hub_organisation())', t);
      EXECUTE format('GRANT SELECT ON %I TO scorehub_app', t);
    END IF;
  END LOOP;
END $$;
CREATE POLICY consented ON training_standing FOR SELECT TO scorehub_app
  USING ((buyer, at_site, data_class) IN (SELECT owner, site, class FROM hub_consents()));
CREATE POLICY consented ON supplier_change FOR SELECT TO scorehub_app
  USING ((buyer, at_site, data_class) IN (SELECT owner, site, class FROM hub_consents()));
GRANT INSERT, UPDATE, DELETE ON supplier_visit TO scorehub_app;
