-- Identity is shared by all buyers and therefore closed to the application role.
CREATE TABLE site (
  id         uuid PRIMARY KEY,
  version    bigint NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN site.version IS 'Counts recorded changes; the row is locked while one is made, which orders them.';
CREATE TABLE site_identifier (
  scheme  text NOT NULL,
  value   text NOT NULL,
  site_id uuid NOT NULL REFERENCES site,
  buyer   text NOT NULL,
  PRIMARY KEY (scheme, value)
);
COMMENT ON TABLE site_identifier IS 'Exact identifiers of site level. buyer: who named it first.';
CREATE TABLE site_name (
  buyer    text NOT NULL,
  name_key text NOT NULL,
  site_id  uuid NOT NULL REFERENCES site,
  PRIMARY KEY (buyer, name_key)
);
COMMENT ON TABLE site_name IS 'Sites without an identifier, by normalised name, address and country, within one buyer only.';

CREATE TABLE site_supply (
  buyer       text NOT NULL,
  site_id     uuid NOT NULL REFERENCES site,
  connector   text NOT NULL,
  name        text,
  country     text,
  canonical   jsonb NOT NULL,
  exchange_id uuid NOT NULL,
  supplied_at timestamptz NOT NULL,
  PRIMARY KEY (buyer, site_id, connector)
);
COMMENT ON TABLE site_supply IS 'The site as each buyer''s system describes it.';

CREATE TABLE site_link (
  buyer        text NOT NULL,
  site_id      uuid NOT NULL REFERENCES site,
  linked_from  timestamptz NOT NULL,
  linked_until timestamptz,
  basis        text NOT NULL CHECK (basis IN ('EXACT_IDENTIFIER', 'CONFIRMED_BY_PERSON', 'SUPPLIED')),
  PRIMARY KEY (buyer, site_id)
);

CREATE TABLE consent (
  buyer       text NOT NULL,
  site_id     uuid NOT NULL REFERENCES site,
  grantee     text NOT NULL,
  data_class  text NOT NULL CHECK (data_class IN ('TRAINING_PROGRESS', 'KPI_READINGS', 'AUDITS', 'REMEDIES')),
  valid_from  timestamptz NOT NULL,
  valid_until timestamptz,
  revoked_at  timestamptz,
  exchange_id uuid NOT NULL,
  PRIMARY KEY (buyer, site_id, grantee, data_class)
);
COMMENT ON COLUMN consent.buyer IS 'The organisation that recorded the enterprise''s permission.';
CREATE INDEX consent_by_grantee ON consent (grantee, site_id, data_class);

-- True while the reader is linked to the site and holds the owner's consent for that class of data.
CREATE FUNCTION hub_consented(owner text, reader text, site uuid, class text) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
$$ SELECT EXISTS (
     SELECT FROM consent c JOIN site_link l ON l.buyer = reader AND l.site_id = site
      WHERE c.buyer = owner AND c.grantee = reader AND c.site_id = site AND c.data_class = class
        AND c.revoked_at IS NULL AND c.valid_from <= now() AND (c.valid_until IS NULL OR c.valid_until > now())
        AND l.linked_from <= now() AND (l.linked_until IS NULL OR l.linked_until > now())) $$;
REVOKE ALL ON FUNCTION hub_consented(text, text, uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hub_consented(text, text, uuid, text) TO scorehub_app, scorehub_pipeline;

CREATE TABLE audit_supply (
  buyer             text NOT NULL,
  scheme            text NOT NULL,
  native_id         text NOT NULL,
  site_id           uuid NOT NULL REFERENCES site,
  connector         text NOT NULL,
  exchange_id       uuid NOT NULL,
  revision          int NOT NULL,
  kind              text NOT NULL,
  parent_native_id  text,
  ended_on          date,
  valid_until       date,
  rating            text,
  rating_scale      text,
  zero_tolerance    boolean NOT NULL,
  findings          int NOT NULL,
  waits_for_parent  boolean NOT NULL DEFAULT false,
  supplied_at       timestamptz NOT NULL,
  PRIMARY KEY (buyer, scheme, native_id)
);
COMMENT ON TABLE audit_supply IS 'One audit (scheme, native_id) as each buyer supplied it; the columns are of the current revision.';
CREATE INDEX audit_supply_by_site ON audit_supply (buyer, site_id);
CREATE INDEX audit_supply_waiting ON audit_supply (buyer, scheme, parent_native_id) WHERE waits_for_parent;

CREATE TABLE audit_revision (
  buyer        text NOT NULL,
  scheme       text NOT NULL,
  native_id    text NOT NULL,
  revision     int NOT NULL,
  exchange_id  uuid NOT NULL,
  content_hash bytea NOT NULL,
  issued_at    timestamptz,
  received_at  timestamptz NOT NULL,
  PRIMARY KEY (buyer, scheme, native_id, revision)
);
COMMENT ON TABLE audit_revision IS 'Every content an audit has had, numbered by arrival; the current one is named in audit_supply.';

CREATE TABLE audit_rendition (
  buyer            text NOT NULL,
  scheme           text NOT NULL,
  native_id        text NOT NULL,
  revision         int NOT NULL,
  bundle_id        text NOT NULL,
  exchange_id      uuid NOT NULL,
  canonical        bytea NOT NULL,
  canonical_sha256 bytea NOT NULL,
  rendered_at      timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (buyer, scheme, native_id, revision, bundle_id)
);
COMMENT ON COLUMN audit_rendition.canonical IS 'The canonical Audit, Avro binary without framing, schema Audit of the release.';
ALTER TABLE audit_rendition ALTER COLUMN canonical SET STORAGE EXTERNAL;

CREATE TABLE site_issue (
  buyer           text NOT NULL,
  id              uuid NOT NULL,
  site_id         uuid NOT NULL REFERENCES site,
  scheme          text NOT NULL,
  issue_key       text NOT NULL,
  native_code     text,
  topic           text NOT NULL,
  severity        text NOT NULL,
  severity_issued text,
  state           text NOT NULL CHECK (state IN ('OPEN', 'ACTION_AGREED', 'IN_PROGRESS', 'EVIDENCE_SUBMITTED', 'VERIFIED_CLOSED', 'DISPUTED', 'WITHDRAWN')),
  opened_on       date,
  due_on          date,
  text            text,
  language        text,
  last_audit      text NOT NULL,
  last_observed   date,
  observations    jsonb NOT NULL,
  version         bigint NOT NULL DEFAULT 1,
  updated_at      timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (buyer, site_id, scheme, issue_key)
);
COMMENT ON COLUMN site_issue.issue_key IS 'Native code; for findings without one a hash of the text.';
CREATE UNIQUE INDEX site_issue_by_id ON site_issue (buyer, id);

CREATE TABLE escalation (
  buyer           text NOT NULL,
  id              uuid NOT NULL,
  site_id         uuid,
  kind            text NOT NULL,
  category        text,
  state           text NOT NULL CHECK (state IN ('RAISED', 'CONFIRMED', 'RESOLVED', 'CANCELLED')),
  scheme          text NOT NULL,
  audit_native_id text,
  native_id       text,
  finding_code    text,
  topic           text,
  raised_at       timestamptz NOT NULL,
  clocks          jsonb NOT NULL,
  visible_to      text[] NOT NULL,
  texts           jsonb NOT NULL,
  exchange_id     uuid NOT NULL,
  updated_at      timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (buyer, id)
);
CREATE INDEX escalation_by_site ON escalation (buyer, site_id);

CREATE TABLE recommendation (
  buyer             text NOT NULL,
  site_id           uuid NOT NULL REFERENCES site,
  site_version      bigint NOT NULL,
  canonical         jsonb NOT NULL,
  catalogue_version text NOT NULL,
  updated_at        timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (buyer, site_id)
);
COMMENT ON COLUMN recommendation.canonical IS 'The canonical Recommendations record as JSON.';

CREATE TABLE training_record (
  buyer        text NOT NULL,
  kind         text NOT NULL CHECK (kind IN ('ENROLMENT', 'VISIT', 'KPI_READING', 'IMPROVEMENT_PROJECT')),
  native_id    text NOT NULL,
  site_id      uuid NOT NULL REFERENCES site,
  module       text,
  revision     int NOT NULL,
  content_hash bytea NOT NULL,
  canonical    jsonb NOT NULL,
  exchange_id  uuid NOT NULL,
  updated_at   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (buyer, kind, native_id)
);
COMMENT ON TABLE training_record IS 'SCORE training as the training provider supplied it; canonical holds the record of that kind.';
CREATE INDEX training_record_by_site ON training_record (site_id, kind);
