-- Some issuers number their findings: two of them may stand under one code.
ALTER TABLE site_issue ADD COLUMN native_id text;
COMMENT ON COLUMN site_issue.native_id IS 'The issuer''s own id of the finding; null if it has none.';
COMMENT ON COLUMN site_issue.issue_key IS 'Native id of the finding, else its native code, else a hash of its text.';
