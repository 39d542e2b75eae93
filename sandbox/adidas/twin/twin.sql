-- What the twin needs beside the buyer's own schema: a log of everything that is written, faults, and a way to publish an assessment.
-- Run at every start.
CREATE SCHEMA IF NOT EXISTS suppliers_twin;

CREATE TABLE IF NOT EXISTS suppliers_twin.write_attempt (
  id  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  row jsonb NOT NULL
);
CREATE TABLE IF NOT EXISTS suppliers_twin.fault (
  name text NOT NULL
);

-- Every row that anyone tries to write, also an old version that changes nothing; what ends in an error leaves no trace.
CREATE OR REPLACE FUNCTION suppliers_twin.note_attempt() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  INSERT INTO suppliers_twin.write_attempt (row) VALUES (to_jsonb(NEW));
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER b_note_attempt BEFORE INSERT ON suppliers.score_progress
  FOR EACH ROW EXECUTE FUNCTION suppliers_twin.note_attempt();

CREATE OR REPLACE FUNCTION suppliers_twin.misbehave() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  fault text := (SELECT name FROM suppliers_twin.fault LIMIT 1);
BEGIN
  CASE fault
    WHEN 'REFUSE' THEN RAISE EXCEPTION 'This factory is not among our suppliers' USING ERRCODE = 'check_violation';
    WHEN 'BUSY', 'THROTTLED' THEN RAISE EXCEPTION 'The database is busy' USING ERRCODE = 'too_many_connections';
    WHEN 'SLOW', 'DRIP' THEN PERFORM pg_sleep(3);
    WHEN 'RESET', 'HALF' THEN PERFORM pg_terminate_backend(pg_backend_pid());
    WHEN 'BROKEN', 'GARBLED' THEN RAISE EXCEPTION 'Internal error' USING ERRCODE = 'internal_error';
    WHEN 'UNAUTHORIZED' THEN RAISE EXCEPTION 'No such login' USING ERRCODE = 'invalid_authorization_specification';
    ELSE NULL;
  END CASE;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER a_misbehave BEFORE INSERT ON suppliers.score_progress
  FOR EACH ROW WHEN (NEW.subject = 'factory') EXECUTE FUNCTION suppliers_twin.misbehave();

CREATE OR REPLACE FUNCTION suppliers_twin.tell() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('suppliers_twin', json_build_object('factory', NEW.factory_id, 'name', NEW.title, 'version', NEW.version)::text);
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER tell AFTER INSERT OR UPDATE ON suppliers.score_progress
  FOR EACH ROW WHEN (NEW.subject = 'factory') EXECUTE FUNCTION suppliers_twin.tell();

-- Writes an assessment, given as the document that the hub will read, into the buyer's tables. What is there already stays untouched.
CREATE OR REPLACE FUNCTION suppliers_twin.publish(document jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  id text := document ->> 'assessment_id';
BEGIN
  INSERT INTO suppliers.factories AS present
  SELECT (jsonb_populate_record(NULL::suppliers.factories, document -> 'factory')).*
  ON CONFLICT (factory_id) DO UPDATE SET
    supplier_id = excluded.supplier_id, os_id = excluded.os_id, name = excluded.name, local_name = excluded.local_name,
    street = excluded.street, city = excluded.city, region = excluded.region, postal_code = excluded.postal_code,
    country = excluded.country, workers = excluded.workers, product_type = excluded.product_type
  WHERE to_jsonb(present) IS DISTINCT FROM to_jsonb(excluded);

  INSERT INTO suppliers.assessments AS present
  SELECT (jsonb_populate_record(NULL::suppliers.assessments,
    document || jsonb_build_object('factory_id', document #> '{factory,factory_id}'))).*
  ON CONFLICT (assessment_id) DO UPDATE SET
    factory_id = excluded.factory_id, follows_up = excluded.follows_up, assessment_type = excluded.assessment_type,
    visit_from = excluded.visit_from, visit_until = excluded.visit_until, published_at = excluded.published_at,
    assessor = excluded.assessor, skpi_percent = excluded.skpi_percent, skpi_grade = excluded.skpi_grade
  WHERE to_jsonb(present) - 'change_seq' - 'change_xid' IS DISTINCT FROM to_jsonb(excluded) - 'change_seq' - 'change_xid';

  DELETE FROM suppliers.skpi_elements e WHERE e.assessment_id = id
    AND NOT EXISTS (SELECT FROM jsonb_array_elements(document -> 'skpi_elements') given WHERE given ->> 'element' = e.element);
  INSERT INTO suppliers.skpi_elements AS present
  SELECT id, given.element, given.percent
    FROM jsonb_to_recordset(coalesce(document -> 'skpi_elements', '[]')) AS given(element text, percent numeric)
  ON CONFLICT (assessment_id, element) DO UPDATE SET percent = excluded.percent WHERE present.percent <> excluded.percent;

  DELETE FROM suppliers.non_compliances n WHERE n.assessment_id = id
    AND NOT EXISTS (SELECT FROM jsonb_array_elements(document -> 'non_compliances') given WHERE given ->> 'code' = n.code);
  INSERT INTO suppliers.non_compliances AS present
  SELECT id, given.code, given.category, coalesce(given.status, 'open'), given.finding, given.language, given.law, given.due_on
    FROM jsonb_to_recordset(coalesce(document -> 'non_compliances', '[]'))
         AS given(code text, category text, status text, finding text, language text, law text, due_on date)
  ON CONFLICT (assessment_id, code) DO UPDATE SET
    category = excluded.category, status = excluded.status, finding = excluded.finding, language = excluded.language,
    law = excluded.law, due_on = excluded.due_on
  WHERE to_jsonb(present) IS DISTINCT FROM to_jsonb(excluded);
END $$;
