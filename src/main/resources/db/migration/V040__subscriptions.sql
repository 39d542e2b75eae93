-- Who wants to be told of the news of suppliers, and what goes out to them.
CREATE TABLE subscription (
  buyer        text NOT NULL,
  id           uuid NOT NULL,
  username     text NOT NULL,
  name         text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  query        text NOT NULL CHECK (length(query) <= 2000),
  kinds        text[] NOT NULL,
  way          text NOT NULL CHECK (way IN ('EMAIL', 'WEBHOOK')),
  target       text NOT NULL CHECK (length(target) BETWEEN 1 AND 500),
  language     text NOT NULL,
  zone         text NOT NULL,
  rhythm       text NOT NULL CHECK (rhythm IN ('AT_ONCE', 'DAILY', 'WEEKLY')),
  weekday      int CHECK (weekday BETWEEN 1 AND 7),
  hour         int CHECK (hour BETWEEN 0 AND 23),
  tell_nothing boolean NOT NULL,
  state        text NOT NULL CHECK (state IN ('UNCONFIRMED', 'ACTIVE', 'PAUSED', 'ENDED')),
  before_end   text,
  token_sha256 bytea NOT NULL,
  told_until   bigint NOT NULL,
  next_at      timestamptz NOT NULL,
  created_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_at     timestamptz,
  ended_by     text,
  PRIMARY KEY (buyer, id),
  CHECK ((rhythm = 'WEEKLY') = (weekday IS NOT NULL) AND (rhythm = 'AT_ONCE') = (hour IS NULL)),
  CHECK ((state = 'ENDED') = (ended_at IS NOT NULL) AND (state = 'ENDED') = (before_end IS NOT NULL))
);
COMMENT ON COLUMN subscription.query IS 'Which suppliers: a query of the list of suppliers.';
COMMENT ON COLUMN subscription.kinds IS 'Kinds of change; empty: all.';
COMMENT ON COLUMN subscription.tell_nothing IS 'Whether to be told that nothing changed.';
COMMENT ON COLUMN subscription.state IS 'UNCONFIRMED: whoever reads the address has not yet agreed.';
COMMENT ON COLUMN subscription.token_sha256 IS 'Of the token in the links of its e-mails, which need no login.';
COMMENT ON COLUMN subscription.ended_by IS 'User, or LINK for whoever reads the e-mails. Who ended it may take that back, and nobody else.';
COMMENT ON COLUMN subscription.told_until IS 'The last supplier_change that a digest covers, told or not of this subscription''s concern.';
CREATE INDEX subscription_due ON subscription (next_at) WHERE state = 'ACTIVE';
CREATE INDEX subscription_of ON subscription (buyer, username);

CREATE TABLE subscription_secret (
  buyer           text NOT NULL,
  subscription_id uuid NOT NULL,
  key             bytea NOT NULL,
  PRIMARY KEY (buyer, subscription_id),
  FOREIGN KEY (buyer, subscription_id) REFERENCES subscription (buyer, id) ON DELETE CASCADE
);
COMMENT ON TABLE subscription_secret IS 'Signs posts and links. Written by the pages, read by the pipeline alone, as hub_secret is.';

CREATE TABLE digest (
  buyer           text NOT NULL,
  id              uuid NOT NULL,
  subscription_id uuid NOT NULL,
  kind            text NOT NULL CHECK (kind IN ('NEWS', 'TEST', 'CONFIRM')),
  after_id        bigint NOT NULL,
  until_id        bigint NOT NULL,
  state           text NOT NULL DEFAULT 'DUE' CHECK (state IN ('DUE', 'SENT', 'NOTHING', 'FAILED')),
  made_at         timestamptz NOT NULL DEFAULT clock_timestamp(),
  due_at          timestamptz NOT NULL DEFAULT clock_timestamp(),
  attempts        int NOT NULL DEFAULT 0,
  changes         int,
  sent_at         timestamptz,
  problem         text,
  PRIMARY KEY (buyer, id),
  FOREIGN KEY (buyer, subscription_id) REFERENCES subscription (buyer, id) ON DELETE CASCADE
);
COMMENT ON TABLE digest IS 'What is to be sent: changes after after_id up to until_id. It says what those are when it is sent, under the rights that the subscriber has then.';
COMMENT ON COLUMN digest.state IS 'NOTHING: when it was to be sent nothing of it could be seen any more. FAILED: given up.';
CREATE INDEX digest_due ON digest (due_at) WHERE state = 'DUE';
CREATE INDEX digest_of ON digest (buyer, subscription_id, made_at);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['subscription', 'subscription_secret', 'digest'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY pipeline ON %I TO scorehub_pipeline USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY own ON %I TO scorehub_app USING (buyer = hub_organisation())'
                   ' WITH CHECK (buyer = hub_organisation())', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO scorehub_pipeline', t);
    EXECUTE format('GRANT INSERT ON %I TO scorehub_app', t);
  END LOOP;
END $$;
GRANT SELECT, UPDATE (state, before_end, ended_at, ended_by, next_at) ON subscription TO scorehub_app;
GRANT SELECT, UPDATE (state, due_at, attempts) ON digest TO scorehub_app;
GRANT INSERT ON access_trail TO scorehub_pipeline;

-- What the holder of a link may know and do without a login: see one subscription, agree to it, end it, take that back.
CREATE FUNCTION hub_linked_subscription(wanted uuid, token bytea)
  RETURNS TABLE (name text, target text, language text, state text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
$$ SELECT name, target, language, state FROM subscription WHERE id = wanted AND token_sha256 = token AND way = 'EMAIL' $$;

CREATE FUNCTION hub_answer_linked_subscription(wanted uuid, token bytea, answer text) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS
$$ DECLARE done subscription;
BEGIN
  UPDATE subscription s SET
         state = CASE answer WHEN 'CONFIRM' THEN 'ACTIVE' WHEN 'END' THEN 'ENDED' ELSE s.before_end END,
         before_end = CASE answer WHEN 'END' THEN s.state END,
         ended_at = CASE answer WHEN 'END' THEN now() END,
         ended_by = CASE answer WHEN 'END' THEN 'LINK' END
   WHERE s.id = wanted AND s.token_sha256 = token AND s.way = 'EMAIL'
     AND CASE answer WHEN 'CONFIRM' THEN s.state = 'UNCONFIRMED' WHEN 'END' THEN s.state <> 'ENDED'
                     WHEN 'UNDO' THEN s.state = 'ENDED' AND s.ended_by = 'LINK' ELSE false END
  RETURNING s.* INTO done;
  IF done.id IS NULL THEN RETURN false; END IF;
  INSERT INTO access_trail (buyer, username, action, subject)
  VALUES (done.buyer, 'link:' || done.target, 'subscription.' || CASE answer WHEN 'CONFIRM' THEN 'confirmed'
          WHEN 'END' THEN 'ended' ELSE 'taken.up' END, done.id::text);
  RETURN true;
END $$;

-- A machine token that still holds, by the name that stands with what it asked for.
CREATE FUNCTION hub_token_named(wanted text) RETURNS SETOF api_token
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
$$ SELECT * FROM api_token WHERE buyer = hub_organisation() AND name = wanted AND revoked_at IS NULL
     AND (expires_at IS NULL OR expires_at > now()) ORDER BY created_at DESC LIMIT 1 $$;

REVOKE ALL ON FUNCTION hub_linked_subscription(uuid, bytea), hub_answer_linked_subscription(uuid, bytea, text),
  hub_token_named(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hub_linked_subscription(uuid, bytea), hub_answer_linked_subscription(uuid, bytea, text),
  hub_token_named(text) TO scorehub_app;
GRANT scorehub_pipeline TO CURRENT_USER;
GRANT CREATE ON SCHEMA public TO scorehub_pipeline; -- asked of whom a function is given to
ALTER FUNCTION hub_linked_subscription(uuid, bytea) OWNER TO scorehub_pipeline;
ALTER FUNCTION hub_answer_linked_subscription(uuid, bytea, text) OWNER TO scorehub_pipeline;
REVOKE CREATE ON SCHEMA public FROM scorehub_pipeline;
REVOKE scorehub_pipeline FROM CURRENT_USER;
