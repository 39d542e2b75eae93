package org.scorehub.reconcile;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

  /** What decides which topics an audit set out to look at. */
  private record Asking(String family, boolean newer, boolean four, Set<String> scope) {

    boolean inScope(Collection<String> areas) {
      return scope.isEmpty() ? !areas.isEmpty() : areas.stream().anyMatch(scope::contains);
    }
  }

  private final MatchingRules rules;
  private final Map<Asking, Set<String>> known = new ConcurrentHashMap<>();

  public TopicsAsked(MatchingRules rules) {
    this.rules = rules;
  }

  /**
   * Codes of topics. Empty for follow-ups, which speak of what they name only; for audits that did
   * not take place as planned; for schemes whose questions the alignment does not know; and for
   * audits that list no finding at all, as some systems hand on ratings without questions.
   */
  public Set<String> of(Audit audit) {
    Set<String> scope = scope(audit);
    if (!speaksBySilence(audit, scope)) {
      return Set.of();
    }
    Asking asking =
        new Asking(
            rules.schemeId(audit.getScheme()).orElse(""),
            "7.0".equals(audit.getSchemeVersion()),
            "4".equals(audit.getExtensions().get("/pillars")),
            scope);
    return known.computeIfAbsent(asking, this::topics);
  }

  private static boolean speaksBySilence(Audit audit, Set<String> scope) {
    boolean wide =
        audit.getKind() == AuditKind.FULL
            || (audit.getKind() == AuditKind.PARTIAL && !scope.isEmpty());
    return wide && audit.getOutcome() == AuditOutcome.COMPLETED && !audit.getFindings().isEmpty();
  }

  private Set<String> topics(Asking asking) {
    return rules.crosswalk().stream()
        .filter(row -> asks(asking, row))
        .map(Crosswalk::topic)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean asks(Asking asking, Crosswalk row) {
    return switch (asking.family()) {
      case AMFORI ->
          !row.amforiQuestions().isEmpty()
              && (asking.inScope(row.amforiAreas()) || asking.inScope(row.amforiQuestions()));
      case ETI -> asking.inScope(smetaAreas(asking, row));
      default -> false;
    };
  }

  private static List<String> smetaAreas(Asking asking, Crosswalk row) {
    Set<String> beyond = asking.newer() ? FOUR_PILLARS_70 : FOUR_PILLARS_61;
    return (asking.newer() ? row.smeta70() : row.smeta61())
        .stream().filter(area -> asking.four() || !beyond.contains(area)).toList();
  }

  private static Set<String> scope(Audit audit) {
    if (audit.getScope() == null) {
      return Set.of();
    }
    return Stream.concat(audit.getScope().getAreas().stream(), audit.getScope().getCodes().stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
