package org.scorehub.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.scorehub.matching.Match;
import org.scorehub.matching.Matcher;
import org.scorehub.matching.Reason;

/** Matches findings line by line, in constant memory. */
final class MatchLines {

  /** Longest line read, in bytes. */
  static final int MAX_LINE_BYTES = 1 << 20;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
          .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM)
          .build();

  private final Matcher matcher;

  MatchLines(Matcher matcher) {
    this.matcher = matcher;
  }

  /**
   * Writes an answer a good line to {@code out} and a problem a line to {@code err}.
   *
   * @return whether all lines were good
   */
  boolean run(InputStream in, OutputStream out, OutputStream err) throws IOException {
    BoundedLines lines = new BoundedLines(in, MAX_LINE_BYTES);
    OutputStream answers = new BufferedOutputStream(out, 1 << 16);
    boolean allGood = true;
    for (var line = lines.next(); line != null; line = lines.next()) {
      if (!FindingLine.isBlank(line)) {
        allGood &= answer(line, answers, err);
      }
      if (!lines.ready()) {
        answers.flush();
      }
    }
    answers.flush();
    return allGood;
  }

  private boolean answer(BoundedLines.Line line, OutputStream out, OutputStream err)
      throws IOException {
    FindingLine finding = FindingLine.read(line, matcher.rules());
    if (finding.id() != null && finding.signal() != null) {
      write(finding.id(), matcher.match(finding.signal()), out);
      return true;
    }
    JsonLines.problems(finding.problemsIn(line.number()), err);
    return false;
  }

  private static void write(JsonNode id, Match match, OutputStream out) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writePOJOField("id", id);
      json.writeStringField("topic", match.topic());
      json.writeStringField("amfori_pa", match.amforiPa());
      json.writeStringField("eti_clause", match.etiClause());
      json.writeStringField("primary", match.primary());
      json.writeStringField("secondary", match.secondary());
      json.writeBooleanField("escalate", match.escalate());
      json.writeNumberField("confidence", match.confidence());
      json.writeArrayFieldStart("why");
      for (Reason reason : match.reasons()) {
        json.writeString(reason.toString());
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.write('\n');
  }
}
