package org.scorehub.web.escalation;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scorehub.audit.FoldedText;
import org.scorehub.web.Columns;

/**
 * Findings of a site whose texts the caller may not read, as they belong to escalations for other
 * roles. Those with a code are known by it, others by their text.
 */
public record HiddenFindings(Set<String> keys) {

  public static HiddenFindings of(Collection<Set<String>> escalations) {
    return new HiddenFindings(
        escalations.stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet()));
  }

  /** What one row of escalation hides. */
  public static Set<String> hiddenBy(ResultSet row, int number) throws SQLException {
    String scheme = row.getString("scheme");
    String code = row.getString("finding_code");
    if (code != null) {
      return Set.of(byCode(scheme, code));
    }
    return Columns.list(row, "texts", JsonNode.class).stream()
        .map(text -> byText(scheme, text.path("text").asText()))
        .collect(Collectors.toSet());
  }

  /** Whether a finding is among them. */
  public boolean covers(String scheme, @Nullable String code, @Nullable String text) {
    return keys.contains(code == null ? byText(scheme, text) : byCode(scheme, code));
  }

  private static String byCode(String scheme, String code) {
    return scheme + "|code|" + code;
  }

  private static String byText(String scheme, @Nullable String text) {
    return scheme + "|text|" + FoldedText.hash(text);
  }
}
