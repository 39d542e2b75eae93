package org.scorehub.audit;

import java.util.Arrays;
import java.util.List;
import org.scorehub.canonical.AvroCodec;
import org.scorehub.canonical.avro.Audit;
import org.scorehub.matching.Matcher;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the revisions of audits say, and how they have been translated so far. */
final class Renditions {

  private final JdbcTemplate jdbc;
  private final Matcher matcher;

  Renditions(JdbcTemplate jdbc, Matcher matcher) {
    this.jdbc = jdbc;
    this.matcher = matcher;
  }

  /** Whether a revision has that native content. */
  boolean says(AuditKey key, int revision, byte[] contentHash) {
    return Boolean.TRUE.equals(
        jdbc.queryForObject(
            """
            SELECT EXISTS (SELECT FROM audit_revision WHERE buyer = ? AND scheme = ?
               AND native_id = ? AND revision = ? AND content_hash = ?)""",
            Boolean.class,
            key.buyer(),
            key.scheme(),
            key.nativeId(),
            revision,
            contentHash));
  }

  /** Whether the latest rendition, placed by the rules of today, has these bytes. */
  boolean isAsBefore(RecordedAudit audit, byte[] canonical) {
    return latest(audit).stream().anyMatch(stored -> Arrays.equals(placed(stored), canonical));
  }

  private byte[] placed(byte[] stored) {
    Audit audit = AvroCodec.decode(Audit.class, stored);
    FindingAnswers.place(audit, matcher);
    return AvroCodec.encode(audit);
  }

  private List<byte[]> latest(RecordedAudit audit) {
    return jdbc.query(
        """
        SELECT canonical FROM audit_rendition
         WHERE buyer = ? AND scheme = ? AND native_id = ? AND revision = ?
         ORDER BY rendered_at DESC LIMIT 1""",
        (row, n) -> row.getBytes(1),
        audit.key().buyer(),
        audit.key().scheme(),
        audit.key().nativeId(),
        audit.revision());
  }
}
