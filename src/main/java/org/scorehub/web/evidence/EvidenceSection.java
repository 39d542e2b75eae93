package org.scorehub.web.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.scorehub.web.evidence.EvidenceColumn.Kind;

/** The parts of a pack, in their order. Each row has, beside these columns, its source. */
public enum EvidenceSection {
  IDENTIFIERS("scheme:ID value:ID level:CODE"),
  DESCRIPTIONS("connector:ID name:TEXT " + Columns.DOCUMENT),
  AUDITS(
      "scheme:ID audit:ID schemeVersion:ID kind:CODE outcome:CODE follows:ID day:DAY validFrom:DAY"
          + " validUntil:DAY basis:CODE basisSource:TEXT state:CODE rating:ID scale:TEXT"
          + " countedRating:ID firm:TEXT findings:NUMBER revision:NUMBER connector:ID "
          + Columns.DOCUMENT),
  FINDINGS(
      "scheme:ID audit:ID position:NUMBER nativeId:ID code:ID area:ID topic:TOPIC answer:TEXT"
          + " severityIssued:TEXT severity:CODE status:CODE words:TEXT language:ID"
          + " law:TEXT due:DAY"),
  ISSUES(
      "issue:ID scheme:ID code:ID topic:TOPIC severityIssued:TEXT severity:CODE state:CODE"
          + " opened:DAY due:DAY words:TEXT language:ID lastAudit:ID lastSeen:DAY"
          + " observations:NUMBER verdict:CODE"),
  COMPARISON(
      "matter:ID topic:TOPIC agreement:CODE points:CODE scheme:ID audit:ID says:CODE counted:CODE"
          + " rating:ID severity:CODE"),
  DECISIONS(
      "decision:ID matter:ID topic:TOPIC verdict:CODE accepted:ID reason:TEXT question:TEXT"
          + " by:ID at:TIME state:CODE changes:TEXT groundSha256:ID confirms:ID"
          + " undoneBy:ID undoneAt:TIME"),
  ESCALATIONS(
      "escalation:ID kind:CODE category:CODE state:CODE scheme:ID audit:ID code:ID topic:TOPIC"
          + " raised:TIME words:TEXT visibleTo:CODE exchange:ID"),
  CLOCKS("escalation:ID clock:CODE due:TIME basisSource:TEXT metBy:ID metAt:TIME"),
  STEPS(
      "escalation:ID act:CODE clock:CODE reason:TEXT before:CODE after:CODE by:ID at:TIME"
          + " undoneBy:ID undoneAt:TIME"),
  REMEDIES(
      "escalation:ID remedy:ID kind:TEXT owed:NUMBER currency:ID workers:NUMBER state:CODE"
          + " paid:NUMBER by:ID at:TIME"),
  REMEDY_ENTRIES(
      "remedy:ID kind:CODE amount:NUMBER reason:TEXT file:TEXT fileSha256:ID by:ID at:TIME"
          + " undoneBy:ID undoneAt:TIME"),
  RECOMMENDATIONS(
      "module:MODULE rank:NUMBER role:CODE score:NUMBER topic:TOPIC scheme:ID code:ID reason:TEXT"
          + " rule:ID points:NUMBER catalogue:ID"),
  APPROVALS(
      "approval:ID provider:TEXT reason:TEXT by:ID at:TIME undoneBy:ID undoneAt:TIME state:CODE"
          + " deliveredAt:TIME"),
  TRAINING(
      "module:MODULE state:CODE enrolled:DAY completed:DAY visits:NUMBER lastVisit:DAY"
          + " projects:NUMBER"),
  VISITS("module:MODULE number:NUMBER day:DAY words:TEXT language:ID"),
  PROJECTS("module:MODULE title:TEXT state:CODE started:DAY due:DAY evidence:DAY issues:TEXT"),
  KPIS(
      "kpi:KPI unit:TEXT better:CODE before:NUMBER after:NUMBER change:NUMBER percent:NUMBER"
          + " outcome:CODE basis:CODE reason:TEXT"),
  READINGS("kpi:KPI from:DAY until:DAY value:NUMBER unit:TEXT given:TEXT basis:CODE"),
  DELIVERIES(
      "delivery:ID connector:ID document:ID version:NUMBER state:CODE due:TIME finished:TIME"
          + " attempts:NUMBER receipt:TEXT reason:TEXT bytesSha256:ID cause:ID"),
  PROOF(
      "kind:CODE record:ID part:ID at:TIME seal:NUMBER place:NUMBER sealedAt:TIME leafSha256:ID"
          + " sealSha256:ID");

  /** Columns that several sections have. */
  private static final class Columns {
    static final String DOCUMENT =
        "exchange:ID document:ID received:TIME bytes:NUMBER bytesSha256:ID bundle:ID";
  }

  private static final Map<EvidenceSection, List<EvidenceColumn>> COLUMNS =
      Arrays.stream(values())
          .collect(
              Collectors.toMap(
                  section -> section, section -> parsed(section.declared), (a, b) -> a));

  private final String declared;

  EvidenceSection(String declared) {
    this.declared = declared;
  }

  private static List<EvidenceColumn> parsed(String declared) {
    return Pattern.compile(" ").splitAsStream(declared).map(EvidenceSection::column).toList();
  }

  private static EvidenceColumn column(String text) {
    int colon = text.indexOf(':');
    return new EvidenceColumn(text.substring(0, colon), Kind.valueOf(text.substring(colon + 1)));
  }

  List<EvidenceColumn> columns() {
    return COLUMNS.getOrDefault(this, List.of());
  }

  /** Its name in JSON, in hashes and in the keys of texts. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Reads a name.
   *
   * @throws IllegalArgumentException if there is no such section
   */
  static EvidenceSection of(String slug) {
    return Arrays.stream(values())
        .filter(section -> section.slug().equals(slug))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("section must be one of the pack's, not " + slug));
  }
}
