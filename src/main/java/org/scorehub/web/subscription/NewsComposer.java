package org.scorehub.web.subscription;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.scorehub.security.AccessTrail;
import org.scorehub.security.OnBehalf;
import org.scorehub.standing.ChangeKind;
import org.scorehub.subscription.Composed;
import org.scorehub.subscription.Digest;
import org.scorehub.subscription.DigestComposer;
import org.scorehub.subscription.Subscription;
import org.scorehub.subscription.SubscriptionKey;
import org.scorehub.web.supplier.NewsReads;
import org.scorehub.web.supplier.SupplierAddress;
import org.scorehub.web.supplier.SupplierFilter;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.i18n.SimpleTimeZoneAwareLocaleContext;
import org.springframework.stereotype.Component;

/** Finds news as its subscriber may see it now, in the subscriber's language and time zone. */
@Component
class NewsComposer implements DigestComposer {

  /** An e-mail shows so many changes, and says how many more there are. */
  static final int MOST_SHOWN = 200;

  /** A post holds so many changes; the rest follows in the next one. */
  static final int MOST_POSTED = 500;

  private static final Duration TRIAL = Duration.ofDays(7);

  private final OnBehalf onBehalf;
  private final NewsReads news;
  private final NewsLetter letter;
  private final NewsBody body;
  private final AccessTrail trail;
  private final Clock clock;

  NewsComposer(
      OnBehalf onBehalf,
      NewsReads news,
      NewsLetter letter,
      NewsBody body,
      AccessTrail trail,
      Clock clock) {
    this.onBehalf = onBehalf;
    this.news = news;
    this.letter = letter;
    this.body = body;
    this.trail = trail;
    this.clock = clock;
  }

  @Override
  public Extent extent(Subscription subscription) {
    int most = subscription.way() == Subscription.Way.WEBHOOK ? MOST_POSTED : Integer.MAX_VALUE - 1;
    return asSubscriber(
            subscription,
            () ->
                news.reach(
                    filter(subscription), kinds(subscription), subscription.toldUntil(), most))
        .map(reach -> new Extent(reach.until(), reach.changes(), reach.more()))
        .orElse(new Extent(subscription.toldUntil(), 0, false));
  }

  @Override
  public Composed compose(Subscription subscription, Digest digest, SubscriptionKey key) {
    return asSubscriber(subscription, () -> composed(subscription, digest, key))
        .orElse(new Composed.Impossible("the account or token of the subscriber has ended"));
  }

  private <T> Optional<T> asSubscriber(Subscription subscription, Supplier<T> work) {
    return onBehalf.of(
        subscription.organisation(), subscription.username(), () -> inLanguage(subscription, work));
  }

  private static <T> T inLanguage(Subscription subscription, Supplier<T> work) {
    LocaleContext before = LocaleContextHolder.getLocaleContext();
    LocaleContextHolder.setLocaleContext(
        new SimpleTimeZoneAwareLocaleContext(
            subscription.language(), TimeZone.getTimeZone(subscription.zone())));
    try {
      return work.get();
    } finally {
      LocaleContextHolder.setLocaleContext(before);
    }
  }

  private Composed composed(Subscription subscription, Digest digest, SubscriptionKey key) {
    if (digest.kind() == Digest.Kind.CONFIRM) {
      return letter.asking(subscription, key);
    }
    NewsReads.News found = found(subscription, digest);
    boolean isTold =
        found.changes() > 0 || subscription.tellNothing() || digest.kind() == Digest.Kind.TEST;
    if (!isTold) {
      return new Composed.Nothing();
    }
    trail.record("supplier.news.sent", digest.id().toString());
    return subscription.way() == Subscription.Way.EMAIL
        ? letter.telling(subscription, digest, found, key)
        : body.telling(subscription, digest, found);
  }

  private NewsReads.News found(Subscription subscription, Digest digest) {
    SupplierFilter filter = filter(subscription);
    Set<ChangeKind> kinds = kinds(subscription);
    int most = subscription.way() == Subscription.Way.EMAIL ? MOST_SHOWN : MOST_POSTED;
    return digest.kind() == Digest.Kind.TEST
        ? news.lately(filter, kinds, clock.instant().minus(TRIAL), most)
        : news.between(filter, kinds, digest.after(), digest.until(), most);
  }

  private static SupplierFilter filter(Subscription subscription) {
    return SupplierAddress.read(subscription.query());
  }

  private static Set<ChangeKind> kinds(Subscription subscription) {
    return subscription.kinds().stream().map(ChangeKind::valueOf).collect(Collectors.toSet());
  }
}
