package org.scorehub.web.reconcile;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.scorehub.reconcile.AuditColumn;
import org.scorehub.reconcile.CellFinding;
import org.scorehub.web.Titles;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Texts of the pages of reconciliation in the reader's language; templates call it by its name. */
@Component("reconcileTexts")
class ReconciliationTexts {

  private final MessageSource messages;
  private final Titles titles;

  ReconciliationTexts(MessageSource messages, Titles titles) {
    this.messages = messages;
    this.titles = titles;
  }

  /** The text for a code of a kind, for example kind {@code verdict}, code {@code ASK_SITE}. */
  public String of(String kind, Object code) {
    String name = code.toString().toLowerCase(Locale.ROOT).replace('_', '-');
    return text("reconcile." + kind + '.' + name);
  }

  /** What a row is about. */
  public String subject(RowView row) {
    return switch (row.kind()) {
      case TOPIC -> titles.topic(String.valueOf(row.topic()));
      case UNPLACED -> text("reconcile.row.unplaced", codes(row));
      case RATING -> text("reconcile.row.rating", String.valueOf(row.scale()));
      case AREA_RATING ->
          text(
              "reconcile.row.area-rating",
              String.valueOf(row.area()),
              row.topic() == null ? "" : titles.topic(row.topic()));
    };
  }

  /** What a decision was about. */
  public String subject(DecisionView decision) {
    return decision.topic() == null ? decision.row() : titles.topic(decision.topic());
  }

  private static String codes(RowView row) {
    return row.cells().stream()
        .flatMap(cell -> cell.findings().stream())
        .map(CellFinding::nativeCode)
        .filter(code -> code != null)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** A question for the site, to be edited: what the audits say, each in a line. */
  public String question(RowView row, List<AuditColumn> audits) {
    return text("reconcile.question.begin", subject(row))
        + row.voices().stream().map(cell -> '\n' + line(cell, audits)).collect(Collectors.joining())
        + '\n'
        + text("reconcile.question.end");
  }

  private String line(RowView.CellView cell, List<AuditColumn> audits) {
    String day =
        audits.stream()
            .filter(audit -> audit.ref().equals(cell.audit()))
            .map(AuditColumn::day)
            .filter(known -> known != null)
            .map(Object::toString)
            .collect(Collectors.joining());
    String said =
        cell.rating() != null
            ? cell.rating()
            : cell.findings().stream()
                .map(CellFinding::text)
                .filter(text -> text != null)
                .collect(Collectors.joining(" / "));
    return text(
        "reconcile.question.line",
        cell.audit().scheme(),
        cell.audit().nativeId(),
        day,
        of("says", cell.says()),
        said);
  }

  private String text(String key, Object... values) {
    return messages.getMessage(key, values, LocaleContextHolder.getLocale());
  }
}
