-- Sites that turn out to be one, and one that turns out to be two.
CREATE TABLE site_change (
  buyer        text NOT NULL,
  id           uuid NOT NULL,
  kind         text NOT NULL CHECK (kind IN ('MERGE', 'SPLIT', 'UNDO')),
  stays_id     uuid NOT NULL REFERENCES site,
  other_id     uuid NOT NULL,
  undoes       uuid,
  candidate_id uuid,
  identifiers  text[] NOT NULL DEFAULT '{}',
  preview      boolean NOT NULL,
  seen         text,
  reason       text CHECK (length(reason) <= 1000),
  asked_by     text NOT NULL,
  asked_at     timestamptz NOT NULL DEFAULT now(),
  state        text NOT NULL DEFAULT 'ASKED' CHECK (state IN ('ASKED', 'PLANNED', 'DONE', 'REFUSED')),
  plan         jsonb,
  plan_seen    text,
  problem      text,
  done_at      timestamptz,
  undone_by    uuid,
  PRIMARY KEY (buyer, id),
  CHECK (stays_id <> other_id),
  CHECK ((kind = 'UNDO') = (undoes IS NOT NULL))
);
COMMENT ON TABLE site_change IS 'What people asked to become of sites. The application writes the wish, the pipeline carries it out.';
COMMENT ON COLUMN site_change.buyer IS 'Whose person asked; the plan tells this organisation''s own rows only, the operator''s tells counts.';
COMMENT ON COLUMN site_change.other_id IS 'MERGE: the site absorbed; UNDO: the one that comes back; SPLIT: the id of the new one.';
COMMENT ON COLUMN site_change.identifiers IS 'SPLIT: what the new site is known by, as scheme:value.';
COMMENT ON COLUMN site_change.preview IS 'Plan only, and change nothing; such rows are deleted after an hour.';
COMMENT ON COLUMN site_change.seen IS 'Hash of the plan that was looked at; another one is refused. Null: acted without looking.';
CREATE INDEX site_change_open ON site_change (asked_at) WHERE state = 'ASKED';
CREATE INDEX site_change_stays ON site_change (stays_id) WHERE state = 'DONE';
CREATE INDEX site_change_other ON site_change (other_id) WHERE state = 'DONE';

CREATE TABLE site_change_row (
  change_id  uuid NOT NULL,
  seq        bigint GENERATED ALWAYS AS IDENTITY,
  table_name text NOT NULL,
  phase      text NOT NULL CHECK (phase IN ('MOVED', 'REMOVED', 'BEFORE', 'AFTER')),
  image      jsonb NOT NULL,
  PRIMARY KEY (change_id, seq)
);
COMMENT ON TABLE site_change_row IS 'Enough to undo a merge exactly. Rows of all organisations, therefore closed to the application.';
COMMENT ON COLUMN site_change_row.phase IS
  'MOVED: key and former columns; REMOVED: a row that the staying site had too; BEFORE and AFTER: whole rows of tables whose rows were joined.';

CREATE TABLE site_alias (
  old_id    uuid NOT NULL REFERENCES site,
  into_id   uuid NOT NULL REFERENCES site,
  change_id uuid NOT NULL,
  since     timestamptz NOT NULL,
  by_buyer  text NOT NULL,
  by_user   text NOT NULL,
  reason    text,
  known_to  text[] NOT NULL,
  undone_at timestamptz,
  PRIMARY KEY (change_id),
  CHECK (old_id <> into_id)
);
COMMENT ON TABLE site_alias IS 'Old ids of sites that were merged; they go on naming the site.';
COMMENT ON COLUMN site_alias.known_to IS 'Organisations that knew the site under its old id; nobody else is told of it.';
CREATE UNIQUE INDEX site_alias_standing ON site_alias (old_id) WHERE undone_at IS NULL;
CREATE INDEX site_alias_into ON site_alias (into_id);

CREATE TABLE os_id_history (
  old_value text PRIMARY KEY,
  new_value text NOT NULL,
  seen_at   timestamptz NOT NULL,
  CHECK (old_value <> new_value)
);
COMMENT ON TABLE os_id_history IS 'OS IDs that Open Supply Hub has merged into another, as its answers tell. No buyer''s data.';

ALTER TABLE delivery ADD COLUMN compensates uuid;
COMMENT ON COLUMN delivery.compensates IS 'The change of sites because of which it is told anew; supersedes then names what was told before.';

-- Where an id leads now: itself, or through one merge after another.
CREATE FUNCTION hub_current_site(wanted uuid) RETURNS uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
$$ WITH RECURSIVE way (id, step) AS (
     SELECT wanted, 0
     UNION ALL
     SELECT a.into_id, w.step + 1 FROM way w JOIN site_alias a ON a.old_id = w.id AND a.undone_at IS NULL
      WHERE w.step < 100)
   SELECT id FROM way ORDER BY step DESC LIMIT 1 $$;

-- Merges of a site and of what was merged into it, as far as the reading organisation knew the sites.
CREATE FUNCTION hub_site_merges(wanted uuid)
  RETURNS TABLE (change_id uuid, old_id uuid, into_id uuid, since timestamptz, undone_at timestamptz, mine boolean,
                 by_user text, reason text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
$$ WITH RECURSIVE family (id) AS (
     SELECT wanted
     UNION
     SELECT a.old_id FROM family f JOIN site_alias a ON a.into_id = f.id)
   SELECT a.change_id, a.old_id, a.into_id, a.since, a.undone_at, a.by_buyer = hub_organisation(),
          CASE WHEN a.by_buyer = hub_organisation() THEN a.by_user END,
          CASE WHEN a.by_buyer = hub_organisation() THEN a.reason END
     FROM site_alias a
    WHERE (a.into_id IN (SELECT id FROM family) OR a.old_id = wanted)
      AND (hub_organisation() = ANY (a.known_to) OR a.by_buyer = hub_organisation()) $$;
REVOKE ALL ON FUNCTION hub_current_site(uuid), hub_site_merges(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hub_current_site(uuid), hub_site_merges(uuid) TO scorehub_app, scorehub_pipeline;

ALTER TABLE site_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE site_change FORCE ROW LEVEL SECURITY;
CREATE POLICY pipeline ON site_change TO scorehub_pipeline USING (true) WITH CHECK (true);
CREATE POLICY own ON site_change TO scorehub_app USING (buyer = hub_organisation())
  WITH CHECK (buyer = hub_organisation());
GRANT SELECT ON site_change TO scorehub_app;
GRANT INSERT (buyer, id, kind, stays_id, other_id, undoes, candidate_id, identifiers, preview, seen, reason, asked_by)
  ON site_change TO scorehub_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON site_change, site_change_row, site_alias, os_id_history TO scorehub_pipeline;
