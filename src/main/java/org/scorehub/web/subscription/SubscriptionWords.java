package org.scorehub.web.subscription;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Set;
import org.scorehub.subscription.Rhythm;
import org.scorehub.subscription.Subscription;
import org.scorehub.web.Reader;
import org.scorehub.web.Texts;
import org.scorehub.web.supplier.SupplierAddress;
import org.scorehub.web.supplier.SupplierWords;
import org.springframework.stereotype.Component;

/** Subscriptions in the reader's words; templates call it {@code @subscriptionWords}. */
@Component
class SubscriptionWords {

  private final Texts texts;
  private final SupplierWords suppliers;
  private final Reader reader;

  SubscriptionWords(Texts texts, SupplierWords suppliers, Reader reader) {
    this.texts = texts;
    this.suppliers = suppliers;
    this.reader = reader;
  }

  /** When digests go out. */
  public String when(Subscription subscription) {
    return when(subscription.rhythm(), subscription.zone());
  }

  private String when(Rhythm rhythm, ZoneId zone) {
    DayOfWeek weekday = rhythm.weekday();
    if (rhythm.pace() == Rhythm.Pace.AT_ONCE) {
      return texts.get("subscription.when.at-once");
    }
    String hour = hour(rhythm.hour() == null ? 0 : rhythm.hour());
    return weekday == null
        ? texts.get("subscription.when.daily", hour, zone.getId())
        : texts.get("subscription.when.weekly", day(weekday), hour, zone.getId());
  }

  public String day(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL_STANDALONE, reader.locale());
  }

  public String hour(int hour) {
    return String.format(Locale.ROOT, "%02d:00", hour);
  }

  /** Which suppliers. */
  public String suppliers(Subscription subscription) {
    return suppliers.filter(SupplierAddress.read(subscription.query()));
  }

  /** Which kinds of change. */
  public String kinds(Set<String> kinds) {
    return kinds.isEmpty()
        ? texts.get("subscription.kind.all")
        : texts.list(kinds.stream().sorted().map(this::kind).toList());
  }

  public String kind(String kind) {
    return texts.get("subscription.kind." + kind);
  }
}
