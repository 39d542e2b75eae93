package org.scorehub.web.subscription;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scorehub.standing.ChangeKind;
import org.scorehub.subscription.Rhythm;
import org.scorehub.subscription.Rhythm.Pace;
import org.scorehub.subscription.Subscription.Way;
import org.scorehub.web.FormText;
import org.scorehub.web.Reader;
import org.scorehub.web.supplier.SupplierAddress;
import org.scorehub.web.supplier.SupplierFilter;

/**
 * What somebody wants to subscribe to, as they wrote it.
 *
 * @param query which suppliers; empty for all
 * @param kind kinds of change; none for all
 * @param target e-mail address, or https address of a webhook
 * @param pace once a week if not given
 * @param weekday of a weekly digest; Monday if not given
 * @param hour of a daily or weekly digest, 7 if not given
 * @param zone time zone of the hour, and of the times in the digest; UTC if not given
 * @param language English if not given
 * @param tellNothing whether to be told that nothing changed
 */
record SubscriptionForm(
    @Schema(description = "For you, to tell it from others") @Nullable String name,
    @Schema(description = "Which suppliers, as the query of their list: country=BD&module=OSH")
        @Nullable String query,
    @Nullable List<ChangeKind> kind,
    @Nullable Way way,
    @Schema(description = "E-mail address, or https address of a webhook") @Nullable String target,
    @Nullable Pace pace,
    @Nullable DayOfWeek weekday,
    @Nullable Integer hour,
    @Schema(example = "Asia/Shanghai") @Nullable String zone,
    @Schema(example = "en") @Nullable String language,
    @Nullable Boolean tellNothing) {

  private static final int MOST = 2000;
  private static final int EARLY = 7;

  SubscriptionForm {
    query = FormText.given(query);
    kind = kind == null ? List.of() : kind.stream().distinct().toList();
  }

  SupplierFilter filter() {
    String given = query == null ? "" : query;
    if (given.length() > MOST) {
      throw new IllegalArgumentException("query must have at most " + MOST + " characters");
    }
    return SupplierAddress.read(given).lasting();
  }

  Set<ChangeKind> kinds() {
    return kind == null || kind.isEmpty() ? EnumSet.noneOf(ChangeKind.class) : EnumSet.copyOf(kind);
  }

  /** E-mail if nothing is chosen. */
  public Way chosenWay() {
    return way == null ? Way.EMAIL : way;
  }

  /** Weekly if nothing is chosen. */
  public Pace chosenPace() {
    return pace == null ? Pace.WEEKLY : pace;
  }

  /** Monday if nothing is chosen. */
  public DayOfWeek chosenWeekday() {
    return weekday == null ? DayOfWeek.MONDAY : weekday;
  }

  /** Early in the morning if nothing is chosen. */
  public int chosenHour() {
    return hour == null ? EARLY : hour;
  }

  Rhythm rhythm() {
    return Rhythm.of(chosenPace(), chosenWeekday(), chosenHour());
  }

  ZoneId chosenZone() {
    try {
      return zone == null || zone.isBlank() ? ZoneId.of("UTC") : ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("There is no such time zone", e);
    }
  }

  Locale chosenLanguage() {
    Locale wanted = language == null ? Locale.ENGLISH : Locale.forLanguageTag(language);
    return Reader.LANGUAGES.stream()
        .filter(known -> known.getLanguage().equals(wanted.getLanguage()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There are no texts in that language"));
  }

  /** Of one who is told at once there is never nothing to tell. */
  boolean tellsNothing() {
    return Boolean.TRUE.equals(tellNothing) && chosenPace() != Pace.AT_ONCE;
  }
}
