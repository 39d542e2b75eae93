package org.scorehub.platform.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.EvidenceKind;
import org.scorehub.canonical.avro.Finding;
import org.scorehub.canonical.avro.FindingStatus;
import org.scorehub.canonical.avro.LocalisedText;
import org.scorehub.canonical.avro.Severity;
import org.scorehub.canonical.avro.SeverityLevel;

/** Makes findings of questions, by hand. */
final class BareFindings {

  private static final String UNMAPPED = "UNMAPPED";

  private final BareCodes codes;

  BareFindings(BareCodes codes) {
    this.codes = codes;
  }

  List<Finding> of(BareDocument document, boolean followUp) {
    List<Finding> findings = new ArrayList<>();
    for (BareDocument.Question question : document.questions) {
      String answer = codes.answers().get(question.answer);
      if (isFinding(question, answer, followUp)) {
        findings.add(finding(question, answer, followUp));
      }
    }
    return findings;
  }

  private static boolean isFinding(
      BareDocument.Question question, @Nullable String answer, boolean followUp) {
    if ("yes".equals(answer)) {
      return followUp;
    }
    return !"n-a".equals(answer) || (followUp && question.previousStatus != null);
  }

  private Finding finding(
      BareDocument.Question question, @Nullable String answer, boolean followUp) {
    String topic = codes.topics().getOrDefault(question.code, UNMAPPED);
    return new Finding(
        null,
        question.code,
        "PA" + question.code.substring(0, question.code.indexOf('.')),
        topic,
        null,
        null,
        null,
        question.answer,
        new Severity(question.answer, level(question, answer, topic)),
        followUp ? status(question, answer) : FindingStatus.OPEN,
        texts(question),
        BareText.clean(question.law),
        BareMapper.date(question.dueOn),
        evidence(question),
        new HashMap<>());
  }

  private SeverityLevel level(
      BareDocument.Question question, @Nullable String answer, String topic) {
    if (question.zeroTolerance) {
      return SeverityLevel.ZERO_TOLERANCE;
    }
    if (answer == null) {
      return SeverityLevel.UNRATED;
    }
    boolean fulfilled = answer.equals("yes") || answer.equals("n-a");
    boolean crucial = !topic.equals(UNMAPPED) && "yes".equals(codes.crucial().get(question.code));
    String key = fulfilled ? "fulfilled" : crucial ? "crucial " + answer : answer;
    return SeverityLevel.valueOf(codes.severities().getOrDefault(key, "UNRATED"));
  }

  private FindingStatus status(BareDocument.Question question, @Nullable String answer) {
    String before =
        question.previousStatus == null ? null : codes.previous().get(question.previousStatus);
    boolean closed = "CLOSED".equals(before);
    if ("yes".equals(answer) || ("n-a".equals(answer) && closed)) {
      return FindingStatus.CLOSED;
    }
    return before == null || closed ? FindingStatus.OPEN : FindingStatus.valueOf(before);
  }

  private static List<LocalisedText> texts(BareDocument.Question question) {
    List<LocalisedText> texts = new ArrayList<>(2);
    add(question.finding, texts);
    add(question.localText, texts);
    return texts;
  }

  private static void add(BareDocument.@Nullable Text text, List<LocalisedText> texts) {
    String words = text == null ? null : BareText.redact(text.words());
    if (text != null && words != null) {
      texts.add(new LocalisedText(words, text.language()));
    }
  }

  private List<EvidenceKind> evidence(BareDocument.Question question) {
    List<EvidenceKind> kinds = new ArrayList<>(question.evidence.size());
    for (String kind : question.evidence) {
      kinds.add(EvidenceKind.valueOf(codes.evidence().getOrDefault(kind, "OTHER")));
    }
    return kinds;
  }
}
