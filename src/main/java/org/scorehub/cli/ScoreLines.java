package org.scorehub.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.scorehub.identity.scoring.ScoreReason;
import org.scorehub.identity.scoring.SiteScore;

/** Writes what became of pairs, one JSON object a line: {@code {a,b,score,decision,why[]}}. */
final class ScoreLines {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
          .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM)
          .build();
  private static final double PLACES = 10_000;

  private final OutputStream out;

  ScoreLines(OutputStream out) {
    this.out = out;
  }

  void write(String a, String b, SiteScore score) {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("a", a);
      json.writeStringField("b", b);
      json.writeNumberField("score", rounded(score.score()));
      json.writeStringField("decision", score.band().name().toLowerCase(Locale.ROOT));
      json.writeArrayFieldStart("why");
      for (ScoreReason reason : score.why()) {
        json.writeString(reason.toString());
      }
      json.writeEndArray();
      json.writeEndObject();
      json.flush();
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Down to four places, so that a score never reaches a band by rounding. */
  private static double rounded(double score) {
    return Math.floor(score * PLACES) / PLACES;
  }
}
