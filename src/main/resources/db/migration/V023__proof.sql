-- What the journal says is sealed: a Merkle tree over records that no longer change, each seal chained to the one before.
CREATE TABLE seal (
  number      bigint PRIMARY KEY CHECK (number > 0),
  made_at     timestamptz NOT NULL,
  leaves      int NOT NULL CHECK (leaves > 0),
  root        bytea NOT NULL CHECK (length(root) = 32),
  previous    bytea NOT NULL CHECK (length(previous) = 32),
  hash        bytea NOT NULL CHECK (length(hash) = 32),
  leaf_hashes bytea NOT NULL CHECK (length(leaf_hashes) = 32 * leaves)
);
COMMENT ON TABLE seal IS 'Seals in their order. Nobody''s data: hashes only. The hub may add to it and change nothing.';
COMMENT ON COLUMN seal.root IS 'Merkle tree hash of the leaves as in RFC 6962, section 2.1, with SHA-256.';
COMMENT ON COLUMN seal.previous IS 'Hash of the seal before; zeros for the first.';
COMMENT ON COLUMN seal.hash IS 'SHA-256 of the header, the text that names the number, the time, count, root and previous seal.';
COMMENT ON COLUMN seal.leaf_hashes IS 'Hashes of the leaves one after the other, so that a path can be told without the leaves of others.';
ALTER TABLE seal ALTER COLUMN leaf_hashes SET STORAGE EXTERNAL;
GRANT SELECT ON seal TO scorehub_app;
GRANT SELECT, INSERT ON seal TO scorehub_pipeline;

CREATE TABLE sealed_leaf (
  buyer     text NOT NULL,
  seal      bigint NOT NULL REFERENCES seal,
  idx       int NOT NULL,
  kind      text NOT NULL CHECK (kind IN ('exchange', 'delivery', 'attempt', 'receipt', 'erasure')),
  record_id uuid NOT NULL,
  part      text NOT NULL DEFAULT '',
  at        timestamptz NOT NULL,
  content   text NOT NULL,
  PRIMARY KEY (seal, idx),
  UNIQUE (buyer, kind, record_id, part)
);
COMMENT ON TABLE sealed_leaf IS 'What was sealed of each record, as text; its hash is at the same place in the seal.';
COMMENT ON COLUMN sealed_leaf.record_id IS 'Of an attempt and a receipt that of the delivery.';
COMMENT ON COLUMN sealed_leaf.part IS 'Number of an attempt; state and number of the attempt that a receipt is from; else empty.';
COMMENT ON COLUMN sealed_leaf.at IS 'When an exchange was received, a delivery came into being, an attempt or a delivery ended, bytes were erased.';
CREATE INDEX sealed_leaf_by_time ON sealed_leaf (buyer, at);

-- Without an index: rows come and go within a minute and are read as a whole.
CREATE TABLE seal_queue (
  buyer     text NOT NULL,
  kind      text NOT NULL,
  record_id uuid NOT NULL,
  part      text NOT NULL DEFAULT '',
  queued_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE seal_queue IS 'Records that are settled and wait for the next seal.';

CREATE TABLE erasure (
  buyer     text NOT NULL,
  id        uuid NOT NULL,
  kind      text NOT NULL CHECK (kind IN ('exchange', 'delivery')),
  record_id uuid NOT NULL,
  reason    text NOT NULL CHECK (length(reason) BETWEEN 1 AND 1000),
  basis     text NOT NULL CHECK (length(basis) BETWEEN 1 AND 200),
  asked_by  text NOT NULL,
  asked_at  timestamptz NOT NULL DEFAULT now(),
  done_at   timestamptz,
  problem   text,
  PRIMARY KEY (buyer, id)
);
COMMENT ON TABLE erasure IS 'Bytes that were erased because the law asks for it. People write the wish, the pipeline carries it out.';
COMMENT ON COLUMN erasure.basis IS 'The law or request on which it rests, in the words of whoever asked.';
COMMENT ON COLUMN erasure.done_at IS 'When the bytes were gone; null until then, and if it was refused.';
COMMENT ON COLUMN erasure.problem IS 'Why it was refused; null if it was not.';
CREATE INDEX erasure_open ON erasure (asked_at) WHERE done_at IS NULL AND problem IS NULL;
CREATE INDEX erasure_of_record ON erasure (buyer, record_id);

CREATE FUNCTION hub_queue_for_seal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_ARGV[0] = 'attempt' THEN
    INSERT INTO seal_queue (buyer, kind, record_id, part)
    VALUES (NEW.buyer, 'attempt', NEW.delivery_id, NEW.number::text);
  ELSIF TG_ARGV[0] = 'receipt' THEN
    INSERT INTO seal_queue (buyer, kind, record_id, part)
    VALUES (NEW.buyer, 'receipt', NEW.id, NEW.state || '/' || NEW.attempts);
  ELSE
    INSERT INTO seal_queue (buyer, kind, record_id) VALUES (NEW.buyer, TG_ARGV[0], NEW.id);
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION hub_queue_for_seal IS 'Asks for a record that is settled to be sealed; one that is sealed already is left out then.';

CREATE TRIGGER exchange_to_seal AFTER INSERT OR UPDATE OF state ON exchange FOR EACH ROW
  WHEN (NEW.state NOT IN ('RECEIVED', 'SPLITTING')) EXECUTE FUNCTION hub_queue_for_seal('exchange');
CREATE TRIGGER delivery_to_seal AFTER INSERT OR UPDATE OF content_sha256 ON delivery FOR EACH ROW
  WHEN (NEW.content_sha256 IS NOT NULL) EXECUTE FUNCTION hub_queue_for_seal('delivery');
CREATE TRIGGER receipt_to_seal AFTER INSERT OR UPDATE OF state ON delivery FOR EACH ROW
  WHEN (NEW.state IN ('ACCEPTED', 'APPLIED')) EXECUTE FUNCTION hub_queue_for_seal('receipt');
CREATE TRIGGER attempt_to_seal AFTER INSERT OR UPDATE OF outcome ON delivery_attempt FOR EACH ROW
  WHEN (NEW.outcome IS NOT NULL) EXECUTE FUNCTION hub_queue_for_seal('attempt');
CREATE TRIGGER erasure_to_seal AFTER INSERT OR UPDATE OF done_at ON erasure FOR EACH ROW
  WHEN (NEW.done_at IS NOT NULL) EXECUTE FUNCTION hub_queue_for_seal('erasure');

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['sealed_leaf', 'erasure'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY pipeline ON %I TO scorehub_pipeline USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY own ON %I TO scorehub_app USING (buyer = hub_organisation())'
                   ' WITH CHECK (buyer = hub_organisation())', t);
    EXECUTE format('GRANT SELECT ON %I TO scorehub_app', t);
  END LOOP;
END $$;
ALTER TABLE seal_queue ENABLE ROW LEVEL SECURITY;
ALTER TABLE seal_queue FORCE ROW LEVEL SECURITY;
CREATE POLICY pipeline ON seal_queue TO scorehub_pipeline USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON sealed_leaf TO scorehub_pipeline;
GRANT SELECT, INSERT, UPDATE, DELETE ON seal_queue TO scorehub_pipeline;
GRANT SELECT, INSERT, UPDATE ON erasure TO scorehub_pipeline;
GRANT INSERT (buyer, id, kind, record_id, reason, basis, asked_by) ON erasure TO scorehub_app;
