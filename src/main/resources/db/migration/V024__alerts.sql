-- All that does not go on by itself, inbound and outbound, in one form; rows of the organisation that reads it.
CREATE VIEW trouble WITH (security_invoker = true) AS
SELECT e.buyer, 'in' AS direction, e.id, e.connector, e.document, e.state,
       coalesce(p.first ->> 'code', 'exchange.' || lower(e.state)) AS code,
       regexp_replace(coalesce(p.first ->> 'path', ''), '\[[0-9]+\]', '[]', 'g') AS path,
       p.first ->> 'message' AS reason, e.updated_at AS since, NULL::timestamptz AS next_attempt
  FROM exchange e
  LEFT JOIN LATERAL (SELECT t.problem AS first
                       FROM jsonb_array_elements(e.problems) WITH ORDINALITY AS t (problem, n)
                      ORDER BY (t.problem ->> 'blocking')::boolean DESC NULLS LAST, t.n LIMIT 1) p ON true
 WHERE e.state IN ('QUARANTINED', 'PARKED')
UNION ALL
SELECT d.buyer, 'out', d.id, d.connector, d.document,
       CASE WHEN d.state IN ('DUE', 'READY') THEN 'WAITING' ELSE d.state END,
       coalesce(d.problems -> 0 ->> 'code',
                CASE d.state WHEN 'REFUSED' THEN 'delivery.refused' WHEN 'PARKED' THEN 'delivery.parked'
                             ELSE 'delivery.unavailable' END),
       regexp_replace(coalesce(d.problems -> 0 ->> 'path', ''), '\[[0-9]+\]', '[]', 'g'),
       coalesce(d.reason, d.problems -> 0 ->> 'message'),
       coalesce(d.finished_at, d.created_at),
       CASE WHEN d.state IN ('DUE', 'READY') THEN d.not_before END
  FROM delivery d
 WHERE d.state IN ('REFUSED', 'PARKED') OR (d.state IN ('DUE', 'READY') AND d.attempts > 0);
COMMENT ON VIEW trouble IS 'Documents that are quarantined or parked; deliveries that are refused, parked, or tried and waiting to be tried again.';
GRANT SELECT ON trouble TO scorehub_app, scorehub_pipeline;

CREATE INDEX exchange_trouble ON exchange (updated_at) WHERE state IN ('QUARANTINED', 'PARKED');
CREATE INDEX delivery_trouble ON delivery (finished_at) WHERE state IN ('REFUSED', 'PARKED');

CREATE TABLE alert (
  buyer       text NOT NULL,
  id          uuid NOT NULL,
  direction   text NOT NULL CHECK (direction IN ('in', 'out')),
  connector   text NOT NULL,
  document    text NOT NULL,
  state       text NOT NULL,
  code        text NOT NULL,
  path        text NOT NULL,
  count       bigint NOT NULL,
  window_from timestamptz NOT NULL,
  window_to   timestamptz NOT NULL,
  sample_id   uuid NOT NULL,
  sending     text NOT NULL DEFAULT 'OPEN' CHECK (sending IN ('OPEN', 'DUE', 'SENT', 'FAILED')),
  due_at      timestamptz NOT NULL,
  attempts    int NOT NULL DEFAULT 0,
  sent_by     text[] NOT NULL DEFAULT '{}',
  sent_at     timestamptz,
  problem     text,
  PRIMARY KEY (buyer, id)
);
COMMENT ON TABLE alert IS 'One message for each cause and window, however many documents it concerns.';
COMMENT ON COLUMN alert.sending IS 'OPEN: still counting; DUE: to be sent, nothing is added; SENT by all ways; FAILED: given up.';
COMMENT ON COLUMN alert.due_at IS 'When it is to be sent, or sent again: at once for a cause that is new, else when the window has passed.';
COMMENT ON COLUMN alert.sent_by IS 'Ways by which it has gone out: webhook, email, log.';
CREATE INDEX alert_of_cause ON alert (buyer, direction, connector, document, code, path, due_at);
CREATE INDEX alert_open ON alert (due_at) WHERE sending IN ('OPEN', 'DUE');

CREATE TABLE alert_watch (
  one        boolean PRIMARY KEY DEFAULT true CHECK (one),
  seen_until timestamptz NOT NULL
);
COMMENT ON TABLE alert_watch IS 'Up to when trouble has been counted into alerts.';
INSERT INTO alert_watch (seen_until) VALUES (now());

ALTER TABLE alert ENABLE ROW LEVEL SECURITY;
ALTER TABLE alert FORCE ROW LEVEL SECURITY;
CREATE POLICY pipeline ON alert TO scorehub_pipeline USING (true) WITH CHECK (true);
CREATE POLICY own ON alert TO scorehub_app USING (buyer = hub_organisation()) WITH CHECK (buyer = hub_organisation());
GRANT SELECT ON alert TO scorehub_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON alert TO scorehub_pipeline;
GRANT SELECT, INSERT, UPDATE ON alert_watch TO scorehub_pipeline;
