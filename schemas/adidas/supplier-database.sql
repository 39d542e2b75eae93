-- The schema of a buyer's supplier database, as this project imagines it. This project's own profile, modelled on the social impact
-- rating (S-KPI), the Workplace Standards and the classes of non-compliance that adidas publishes; not an adidas document, and no
-- public interface exists. Every name and form is invented; where a source is given, it is of the idea.
--
-- The hub reads suppliers.factories, .assessments, .skpi_elements and .non_compliances, and writes suppliers.score_progress. It needs
-- SELECT on the four and INSERT, UPDATE, SELECT on the fifth, no more.

CREATE SCHEMA suppliers;

CREATE TABLE suppliers.factories (
  factory_id   text PRIMARY KEY CHECK (factory_id ~ '^FAC-[0-9]{6}$'),
  supplier_id  text CHECK (supplier_id ~ '^SUP-[0-9]{5}$'),
  os_id        text,
  name         text NOT NULL,
  local_name   text,
  street       text,
  city         text,
  region       text,
  postal_code  text,
  country      text NOT NULL,
  workers      integer CHECK (workers >= 0),
  product_type text
);
COMMENT ON TABLE suppliers.factories IS 'Manufacturing facilities. Source: factories of strategic Tier 1 suppliers, adidas annual report 2024, S2-5.';
COMMENT ON COLUMN suppliers.factories.supplier_id IS 'The supplier group. Source: invented.';
COMMENT ON COLUMN suppliers.factories.os_id IS 'Open Supply Hub id. Source: github.com/opensupplyhub/open-supply-hub; its use here is invented.';
COMMENT ON COLUMN suppliers.factories.product_type IS 'Footwear, apparel, or accessories and gear. Source: invented.';

CREATE SEQUENCE suppliers.changes;

CREATE TABLE suppliers.assessments (
  assessment_id   text PRIMARY KEY CHECK (assessment_id ~ '^AS-[0-9]{4}-[0-9]{5}$'),
  factory_id      text NOT NULL REFERENCES suppliers.factories,
  follows_up      text,
  assessment_type text NOT NULL,
  visit_from      date,
  visit_until     date,
  published_at    timestamptz,
  assessor        text,
  skpi_percent    numeric(4, 1) CHECK (skpi_percent BETWEEN 0 AND 100),
  skpi_grade      text CHECK (skpi_grade ~ '^[0-9]S$'),
  -- The place of its last change in the order of changes, set by a trigger: see docs/connectors/adidas.md.
  change_seq      bigint NOT NULL DEFAULT 0,
  change_xid      xid8 NOT NULL DEFAULT '0'
);
CREATE INDEX assessments_in_order_of_change ON suppliers.assessments (change_xid, change_seq);
COMMENT ON TABLE suppliers.assessments IS 'Assessments of factories. Source: performance audits, collaboration audits and self-governance assessments, adidas annual report 2017, pp. 97-100.';
COMMENT ON COLUMN suppliers.assessments.follows_up IS 'Assessment that this one follows up. Source: follow-up audit of the enforcement cycle, adidas Group Enforcement Guideline, July 2007.';
COMMENT ON COLUMN suppliers.assessments.assessor IS 'Assessing company, never a person. Source: third-party experts, adidas sustainability report 2010; column invented.';
COMMENT ON COLUMN suppliers.assessments.skpi_percent IS 'Social impact rating in percent. Source: adidas annual report 2024, S2-5.';
COMMENT ON COLUMN suppliers.assessments.skpi_grade IS '1S: 0-29 %, 2S: 30-59 %, 3S: 60-79 %, 4S: 80-89 %, 5S: 90-100 %. Source: adidas annual report 2024, S2-5.';
COMMENT ON COLUMN suppliers.assessments.change_seq IS 'Counts changes within the order of change_xid. Source: invented.';
COMMENT ON COLUMN suppliers.assessments.change_xid IS 'Transaction of the last change. Source: invented.';

CREATE TABLE suppliers.skpi_elements (
  assessment_id text NOT NULL REFERENCES suppliers.assessments ON DELETE CASCADE,
  element       text NOT NULL,
  percent       numeric(4, 1) NOT NULL CHECK (percent BETWEEN 0 AND 100),
  PRIMARY KEY (assessment_id, element)
);
COMMENT ON TABLE suppliers.skpi_elements IS 'What the rating is made of: accident rates, retention levels, worker satisfaction and empowerment. Source: adidas annual report 2024, S2-5; percent of each invented.';

CREATE TABLE suppliers.non_compliances (
  assessment_id text NOT NULL REFERENCES suppliers.assessments ON DELETE CASCADE,
  code          text NOT NULL CHECK (code ~ '^[A-Z]{2}-[0-9]{2}$'),
  category      text,
  status        text NOT NULL DEFAULT 'open',
  finding       text,
  language      text,
  law           text,
  due_on        date,
  PRIMARY KEY (assessment_id, code)
);
COMMENT ON TABLE suppliers.non_compliances IS 'Breaches of the Workplace Standards. Source: adidas annual report 2017, pp. 97-100.';
COMMENT ON COLUMN suppliers.non_compliances.code IS 'Standard and running number, for example WH-01. Source: invented; titles of the standards: adidas Workplace Standards.';
COMMENT ON COLUMN suppliers.non_compliances.category IS 'zero-tolerance or threshold, or other. Source: adidas sustainability report 2010, enforcement; other: invented.';
COMMENT ON COLUMN suppliers.non_compliances.status IS 'open, in-remediation or remediated. Source: invented.';

-- Each change of an assessment, or of anything that its document holds, moves it to the end of the order of changes.
CREATE FUNCTION suppliers.number_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.change_seq := nextval('suppliers.changes');
  NEW.change_xid := pg_current_xact_id();
  RETURN NEW;
END $$;
CREATE TRIGGER number_change BEFORE INSERT OR UPDATE ON suppliers.assessments
  FOR EACH ROW EXECUTE FUNCTION suppliers.number_change();

CREATE FUNCTION suppliers.touch_assessment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE suppliers.assessments SET change_seq = 0
   WHERE assessment_id = CASE TG_OP WHEN 'DELETE' THEN OLD.assessment_id ELSE NEW.assessment_id END;
  RETURN NULL;
END $$;
CREATE TRIGGER touch_assessment AFTER INSERT OR UPDATE OR DELETE ON suppliers.skpi_elements
  FOR EACH ROW EXECUTE FUNCTION suppliers.touch_assessment();
CREATE TRIGGER touch_assessment AFTER INSERT OR UPDATE OR DELETE ON suppliers.non_compliances
  FOR EACH ROW EXECUTE FUNCTION suppliers.touch_assessment();

CREATE FUNCTION suppliers.touch_factory() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE suppliers.assessments SET change_seq = 0 WHERE factory_id = NEW.factory_id;
  RETURN NULL;
END $$;
CREATE TRIGGER touch_factory AFTER UPDATE ON suppliers.factories
  FOR EACH ROW EXECUTE FUNCTION suppliers.touch_factory();

CREATE TABLE suppliers.score_progress (
  factory_id   text NOT NULL CHECK (factory_id ~ '^FAC-[0-9]{6}$'),
  item         text NOT NULL,
  subject      text NOT NULL CHECK (subject IN ('factory', 'module', 'kpi', 'issue')),
  code         text,
  title        text,
  state        text CHECK (state IN ('recommended', 'accepted', 'declined', 'enrolled', 'classroom-done', 'visits', 'completed',
                                     'dropped', 'open', 'in-progress', 'evidence-submitted')),
  assessment_id text,
  enrolled_on  date,
  completed_on date,
  visits       integer CHECK (visits >= 0),
  last_visit_on date,
  unit         text,
  better       text CHECK (better IN ('lower', 'higher', 'context')),
  baseline     double precision,
  baseline_on  date,
  latest       double precision,
  latest_on    date,
  projects     text,
  as_of        timestamptz NOT NULL,
  version      bigint NOT NULL CHECK (version > 0),
  PRIMARY KEY (factory_id, item)
);
COMMENT ON TABLE suppliers.score_progress IS 'What SCORE training did at a factory: one row for the factory, each module, each KPI and each non-compliance worked on. No state closes a non-compliance. A row is only replaced by a later version. Source: invented.';
