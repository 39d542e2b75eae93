-- What a value becomes in the n-th copy of a row. The same value becomes the same everywhere, so that copies refer to one another.
CREATE SCHEMA bench;

-- An id of version 7 moves back in time with its row.
CREATE FUNCTION bench.id(u uuid, n int, step interval) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN u IS NULL THEN NULL WHEN substr(u::text, 15, 1) <> '7' THEN md5(u::text || n)::uuid
    ELSE (lpad(to_hex(('x' || left(replace(u::text, '-', ''), 12))::bit(48)::bigint
                      - (n * extract(epoch FROM step) * 1000)::bigint), 12, '0')
          || '7' || left(md5(u::text || n), 3) || '8' || right(md5(u::text || n), 15))::uuid END $$;

CREATE FUNCTION bench.ids(u uuid[], n int, step interval) RETURNS uuid[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN u IS NULL THEN NULL ELSE ARRAY(SELECT bench.id(e, n, step) FROM unnest(u) WITH ORDINALITY AS x (e, o) ORDER BY o) END $$;

CREATE FUNCTION bench.key(k text, n int) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT k || '~' || n $$;

CREATE FUNCTION bench.keys(k text[], n int) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN k IS NULL THEN NULL ELSE ARRAY(SELECT bench.key(e, n) FROM unnest(k) WITH ORDINALITY AS x (e, o) ORDER BY o) END $$;

-- A word of two or three syllables.
CREATE FUNCTION bench.word(n int) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT initcap(string_agg((ARRAY['ba','ri','shan','lo','mei','kan','du','fer','tik','jun','ola','ven','gar','sum','hai','ze','min','pra','tor','nel'])
           [1 + (n / 20 ^ d)::int % 20], '' ORDER BY d)) FROM generate_series(0, 2) AS d $$;

CREATE FUNCTION bench.named(t text, n int) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT regexp_replace(t, 'sample', bench.word(n), 'gi') $$;

-- Names and ids within a document.
CREATE FUNCTION bench.document(j jsonb, n int, step interval) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  t text := bench.named(j::text, n);
  found text;
BEGIN
  FOR found IN SELECT DISTINCT m[1] FROM regexp_matches(t, '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}', 'g') AS m LOOP
    t := replace(t, found, bench.id(found::uuid, n, step)::text);
  END LOOP;
  RETURN t::jsonb;
END $$;
