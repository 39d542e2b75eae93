package org.scorehub.web.review;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.scorehub.canonical.avro.SeverityLevel;
import org.scorehub.matching.FindingSignal;
import org.scorehub.matching.Match;
import org.scorehub.matching.Matcher;
import org.scorehub.matching.Reason;
import org.scorehub.matching.ScoreModule;

/**
 * Decisions about findings as labelled lines that {@code ./hub eval matching} reads, so that code
 * lists and text rules can be improved by them. Only those that stand and have a text.
 */
final class LabelledFindings {

  private static final String ESCALATED = "ESC";

  private LabelledFindings() {}

  /** One JSON object a line. */
  static String lines(List<FindingCorrection> corrections, String organisation, Matcher matcher) {
    return corrections.stream()
        .filter(c -> c.stands() && c.text() != null)
        .filter(c -> matcher.rules().topic(c.topic()).isPresent())
        .map(c -> line(c, organisation, matcher).toString() + "\n")
        .collect(Collectors.joining());
  }

  private static ObjectNode line(FindingCorrection c, String organisation, Matcher matcher) {
    FindingSignal signal =
        new FindingSignal(
            c.scheme(), c.code(), null, SeverityLevel.UNRATED, null, c.text(), c.language(), false);
    Match match =
        matcher.decided(signal, c.topic(), new Reason("correction", "placed by a person"));
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", c.id().toString())
        .put("text", c.text())
        .put("lang", Objects.requireNonNullElse(c.language(), ""))
        .put("source", "decisions of " + organisation)
        .put("scheme", c.scheme())
        .put("code", Objects.requireNonNullElse(c.code(), ""))
        .put("topic", c.topic())
        .put("primary", match.trainingSuppressed() ? ESCALATED : label(match.primary()))
        .put(
            "secondary", match.secondary().equals(ScoreModule.NONE) ? "" : label(match.secondary()))
        .put("pa", Objects.requireNonNullElse(match.amforiPa(), ""))
        .put("eti", Objects.requireNonNullElse(match.etiClause(), ""))
        .put("ambiguous", "no");
  }

  /** The labelled sets write HR for Human Resource Management. */
  private static String label(String module) {
    return module.equals("HRM") ? "HR" : module;
  }
}
