package org.scorehub.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.scorehub.identity.scoring.ScoreReason;
import org.scorehub.identity.scoring.SearchTerms;
import org.scorehub.identity.scoring.SiteRecord;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes search terms and candidates. */
record CandidateRows(JdbcTemplate jdbc, ObjectMapper json) {

  /** Who decided where no person had to. */
  private static final String HUB = "score-hub";

  void profile(
      String buyer,
      UUID site,
      String connector,
      UUID exchange,
      SiteRecord record,
      SearchTerms terms) {
    jdbc.update(
        """
        INSERT INTO site_profile (buyer, site_id, connector, country, search_text, search_keys,
            exchange_id) VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (buyer, site_id, connector) DO UPDATE SET country = excluded.country,
            search_text = excluded.search_text, search_keys = excluded.search_keys,
            exchange_id = excluded.exchange_id, profiled_at = now()""",
        buyer,
        site,
        connector,
        record.country() == null ? "" : record.country(),
        terms.text(),
        terms.keys().toArray(String[]::new),
        exchange);
  }

  /** Keeps a candidate; one that people know already stays as it is. */
  void keep(SiteCandidate candidate) {
    boolean left = candidate.isLeft();
    UUID first = left ? candidate.site() : candidate.other();
    UUID second = left ? candidate.other() : candidate.site();
    UUID id = id(candidate.buyer(), first, second);
    boolean decides = candidate.isDecided() && !wasParted(candidate);
    String decided = decides ? HUB : null;
    int kept =
        jdbc.update(
            """
        INSERT INTO site_candidate (buyer, id, left_id, right_id, score, why, left_record,
            right_record, found_at, decided_at, decided_by, decision, reason)
        VALUES (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, now(),
            CASE WHEN ?::text IS NULL THEN NULL ELSE now() END, ?,
            CASE WHEN ?::text IS NULL THEN NULL ELSE 'SAME' END, ?)
        ON CONFLICT (buyer, left_id, right_id) DO NOTHING""",
            candidate.buyer(),
            id,
            first,
            second,
            candidate.score().score(),
            text(candidate.score().why().stream().map(ScoreReason::toString).toList()),
            text(tree(left ? candidate.record() : candidate.otherRecord())),
            text(tree(left ? candidate.otherRecord() : candidate.record())),
            decided,
            decided,
            decided,
            decided == null ? null : reason(candidate));
    if (decides && kept == 1) {
      join(candidate, id);
    }
  }

  /** A person has told one of the sites apart from another before; people go on deciding on it. */
  private boolean wasParted(SiteCandidate candidate) {
    return Boolean.TRUE.equals(
        jdbc.queryForObject(
            """
            SELECT EXISTS (SELECT FROM site_change WHERE kind IN ('SPLIT', 'UNDO') AND NOT preview
                              AND (stays_id IN (?, ?) OR other_id IN (?, ?)))""",
            Boolean.class,
            candidate.site(),
            candidate.other(),
            candidate.site(),
            candidate.other()));
  }

  /** The site that was there before stays. Carried out, and undone, like a person's wish. */
  private void join(SiteCandidate candidate, UUID id) {
    jdbc.update(
        """
        INSERT INTO site_change (buyer, id, kind, stays_id, other_id, candidate_id, preview, reason,
            asked_by) VALUES (?, gen_random_uuid(), 'MERGE', ?, ?, ?, false, ?, ?)""",
        candidate.buyer(),
        candidate.other(),
        candidate.site(),
        id,
        reason(candidate),
        HUB);
  }

  private static String reason(SiteCandidate candidate) {
    return String.format(
        Locale.ROOT,
        "Score %.2f within one buyer: joined without asking, can be undone",
        candidate.score().score());
  }

  private static UUID id(String buyer, UUID first, UUID second) {
    String name = buyer + '|' + first + '|' + second;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  private ObjectNode tree(SiteRecord record) {
    ObjectNode tree = json.createObjectNode();
    tree.put("name", record.name());
    if (record.names().size() > 1) {
      tree.put("localName", record.names().get(1));
    }
    tree.put("address", record.address());
    tree.put("postcode", record.postcode());
    tree.put("country", record.country());
    record
        .identifiers()
        .forEach(
            each ->
                tree.withArray("identifiers")
                    .addObject()
                    .put("scheme", each.scheme())
                    .put("value", each.value())
                    .put("level", each.level().name()));
    return tree;
  }

  private String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree cannot be written as JSON", e);
    }
  }
}
