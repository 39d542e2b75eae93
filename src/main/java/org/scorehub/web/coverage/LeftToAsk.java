package org.scorehub.web.coverage;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scorehub.reconcile.TopicAnswer;
import org.scorehub.web.SpreadsheetText;
import org.scorehub.web.Texts;
import org.scorehub.web.Titles;
import org.springframework.stereotype.Component;

/** The list of what is left to ask, for the auditor; templates call it by its name. */
@Component("leftToAsk")
class LeftToAsk {

  private static final List<String> COLUMNS =
      List.of("requirement", "title", "topic", "topic_title", "why", "last_answered_by", "until");

  private final Texts texts;
  private final Titles titles;

  LeftToAsk(Texts texts, Titles titles) {
    this.texts = texts;
    this.titles = titles;
  }

  /** As a table, a topic in a row; titles of topics and reasons in the reader's language. */
  String csv(SiteCoverage site) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(COLUMNS);
      for (SiteCoverage.Line line : site.leftToAsk()) {
        line.missing().forEach(topic -> csv.writeRecord(row(line, topic)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private List<String> row(SiteCoverage.Line line, TopicAnswer topic) {
    TopicAnswer.Source last = topic.audits().isEmpty() ? null : topic.audits().get(0);
    return Stream.of(
            line.id(),
            line.title(),
            topic.topic(),
            title(topic.topic()),
            why(topic),
            last == null ? "" : last.ref().scheme() + ' ' + last.ref().nativeId(),
            orEmpty(topic.until()))
        .map(SpreadsheetText::safe)
        .toList();
  }

  /** As plain lines, to be copied into a letter or an audit order. */
  public String lines(SiteCoverage site) {
    StringBuilder text = new StringBuilder();
    for (SiteCoverage.Line line : site.leftToAsk()) {
      text.append(line.id()).append("  ").append(line.title()).append('\n');
      line.missing()
          .forEach(topic -> text.append("    - ").append(title(topic.topic())).append('\n'));
    }
    return text.toString();
  }

  private String title(String topic) {
    return texts.term("topic", topic, titles.topic(topic));
  }

  private String why(TopicAnswer topic) {
    return texts.ofCode("coverage.topic", topic.state().name());
  }

  private static String orEmpty(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
