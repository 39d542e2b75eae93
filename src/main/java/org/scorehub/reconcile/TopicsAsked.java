package org.scorehub.reconcile;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scorehub.canonical.avro.Audit;
import org.scorehub.canonical.avro.AuditKind;
import org.scorehub.canonical.avro.AuditOutcome;
import org.scorehub.matching.Crosswalk;
import org.scorehub.matching.MatchingRules;

/**
 * Which topics an audit set out to look at, by its declared scope and this project's own alignment
 * of schemes. Cautious: it names a topic only where silence of the audit would mean that nothing
 * was found.
 */
public final class TopicsAsked {

  private static final String AMFORI = "amfori-bsci";
  private static final String ETI = "eti";

  /** Areas that only a SMETA of four pillars looks at; their codes changed between editions. */
  private static final Set<String> FOUR_PILLARS_61 = Set.of("10B4", "10C");

  private static final Set<String> FOUR_PILLARS_70 = Set.of("10B", "10C");

  private final MatchingRules rules;

  public TopicsAsked(MatchingRules rules) {
    this.rules = rules;
  }

  /**
   * Codes of topics. Empty for follow-ups, which speak of what they name only; for audits that did
   * not take place as planned; for schemes whose questions the alignment does not know; and for
   * audits that list no finding at all, as some systems hand on ratings without questions.
   */
  public Set<String> of(Audit audit) {
    if (!speaksBySilence(audit)) {
      return Set.of();
    }
    return rules.crosswalk().stream()
        .filter(row -> asks(audit, row))
        .map(Crosswalk::topic)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean speaksBySilence(Audit audit) {
    boolean wide =
        audit.getKind() == AuditKind.FULL
            || (audit.getKind() == AuditKind.PARTIAL && !scope(audit).isEmpty());
    return wide && audit.getOutcome() == AuditOutcome.COMPLETED && !audit.getFindings().isEmpty();
  }

  private boolean asks(Audit audit, Crosswalk row) {
    String family = rules.schemeId(audit.getScheme()).orElse("");
    return switch (family) {
      case AMFORI ->
          !row.amforiQuestions().isEmpty()
              && (inScope(audit, row.amforiAreas()) || inScope(audit, row.amforiQuestions()));
      case ETI -> inScope(audit, smetaAreas(audit, row));
      default -> false;
    };
  }

  private static List<String> smetaAreas(Audit audit, Crosswalk row) {
    boolean newer = "7.0".equals(audit.getSchemeVersion());
    boolean four = "4".equals(audit.getExtensions().get("/pillars"));
    Set<String> beyond = newer ? FOUR_PILLARS_70 : FOUR_PILLARS_61;
    return (newer ? row.smeta70() : row.smeta61())
        .stream().filter(area -> four || !beyond.contains(area)).toList();
  }

  private static boolean inScope(Audit audit, Collection<String> areas) {
    List<String> scope = scope(audit);
    return scope.isEmpty() ? !areas.isEmpty() : areas.stream().anyMatch(scope::contains);
  }

  private static List<String> scope(Audit audit) {
    if (audit.getScope() == null) {
      return List.of();
    }
    return Stream.concat(audit.getScope().getAreas().stream(), audit.getScope().getCodes().stream())
        .toList();
  }
}
