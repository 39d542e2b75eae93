-- People are told of a connector that stays paused. Such an alert is about no document; it ends when the connector is resumed.
ALTER TABLE alert
  DROP CONSTRAINT alert_direction_check,
  ADD CONSTRAINT alert_direction_check CHECK (direction IN ('in', 'out', 'deadline', 'connector')),
  DROP CONSTRAINT alert_sending_check,
  ADD CONSTRAINT alert_sending_check CHECK (sending IN ('OPEN', 'DUE', 'SENT', 'FAILED', 'ENDED')),
  ALTER COLUMN sample_id DROP NOT NULL,
  ADD CONSTRAINT alert_sample_check CHECK (sample_id IS NOT NULL OR direction = 'connector'),
  ADD COLUMN ended_at timestamptz;
COMMENT ON COLUMN alert.sending IS 'OPEN: still counting; DUE: to be sent, nothing is added; SENT by all ways; FAILED: given up; ENDED before all ways had taken it.';
COMMENT ON COLUMN alert.sample_id IS 'One of the documents, deliveries or escalations; null of a connector.';
COMMENT ON COLUMN alert.ended_at IS 'When the connector was resumed; null while it is paused, and of all that has no end.';
CREATE INDEX alert_unended ON alert (buyer, connector) WHERE direction = 'connector' AND ended_at IS NULL;

-- Recommendations that wait for a person's approval, the oldest first.
CREATE INDEX recommendation_by_age ON recommendation (buyer, updated_at);
