package org.scorehub.web.subscription;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.alert.AlertSettings;
import org.scorehub.subscription.Composed;
import org.scorehub.subscription.Digest;
import org.scorehub.subscription.Subscription;
import org.scorehub.subscription.SubscriptionKey;
import org.scorehub.web.Reader;
import org.scorehub.web.Texts;
import org.scorehub.web.supplier.NewsGroup;
import org.scorehub.web.supplier.NewsReads;
import org.scorehub.web.supplier.SupplierWords;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;

/** Writes e-mails, as text and as HTML, in the language of the thread. */
@Component
class NewsLetter {

  /** A supplier with its changes in words. */
  record Told(@Nullable String name, String page, List<String> lines) {}

  private final AlertSettings pages;
  private final SupplierWords words;
  private final SubscriptionWords subscriptions;
  private final Texts texts;
  private final Reader reader;
  private final TemplateEngine templates;

  NewsLetter(
      AlertSettings pages,
      SupplierWords words,
      SubscriptionWords subscriptions,
      Texts texts,
      Reader reader,
      TemplateEngine templates) {
    this.pages = pages;
    this.words = words;
    this.subscriptions = subscriptions;
    this.texts = texts;
    this.reader = reader;
    this.templates = templates;
  }

  /** Asks whoever reads the address whether they want it. */
  Composed.Letter asking(Subscription s, SubscriptionKey key) {
    Map<String, Object> values = new HashMap<>();
    values.put("asked", texts.get("subscription.mail.asked", s.username(), s.name()));
    values.put("about", about(s));
    values.put("confirm", link(s, key) + "/confirm");
    String text =
        String.join(
            "\n\n",
            values.get("asked").toString(),
            values.get("about").toString(),
            texts.get("subscription.mail.confirm") + ":\n" + values.get("confirm"),
            texts.get("subscription.mail.ignore"));
    return new Composed.Letter(
        texts.get("subscription.mail.asked.subject", s.name()),
        text + '\n',
        html("mail-confirm", values),
        0);
  }

  /** Tells news, or that there is none. */
  Composed.Letter telling(Subscription s, Digest digest, NewsReads.News news, SubscriptionKey key) {
    String subject = subject(s, digest, news);
    List<Told> told = NewsGroup.of(news.shown()).stream().map(this::told).toList();
    Map<String, Object> values = new HashMap<>();
    values.put("subject", subject);
    values.put("trial", digest.kind() == Digest.Kind.TEST);
    values.put("about", about(s));
    values.put("told", told);
    long more = news.changes() - news.shown().size();
    values.put("more", more);
    values.put("changes", pages.page("/suppliers/changes"));
    values.put("own", pages.page("/suppliers/subscriptions"));
    values.put("end", link(s, key));
    int changes = (int) Math.min(Integer.MAX_VALUE, news.changes());
    return new Composed.Letter(
        subject, text(values, told, more), html("mail-news", values), changes);
  }

  private String subject(Subscription s, Digest digest, NewsReads.News news) {
    String subject =
        news.changes() == 0
            ? texts.get("subscription.mail.nothing", s.name())
            : texts.get("subscription.mail.subject", s.name(), news.suppliers(), news.changes());
    return digest.kind() == Digest.Kind.TEST
        ? texts.get("subscription.mail.trial", subject)
        : subject;
  }

  private String about(Subscription s) {
    return texts.get(
        "subscription.mail.about",
        subscriptions.suppliers(s),
        subscriptions.kinds(s.kinds()),
        subscriptions.when(s));
  }

  private Told told(NewsGroup group) {
    return new Told(
        group.name() == null ? texts.get("common.unnamed-site") : group.name(),
        page(group.site()),
        group.news().stream().map(words::line).toList());
  }

  private String page(UUID site) {
    return pages.page("/sites/" + site);
  }

  private String link(Subscription s, SubscriptionKey key) {
    return pages.page("/subscription/" + s.id() + '/' + key.token(s.id()));
  }

  private String text(Map<String, Object> values, List<Told> told, long more) {
    StringBuilder text = new StringBuilder().append(values.get("subject")).append("\n\n");
    for (Told one : told) {
      text.append(one.name()).append('\n');
      one.lines().forEach(line -> text.append("  - ").append(line).append('\n'));
      text.append("  ").append(one.page()).append("\n\n");
    }
    if (more > 0) {
      text.append(texts.get("subscription.mail.more", more)).append('\n');
    }
    return text.append(texts.get("subscription.mail.all"))
        .append(": ")
        .append(values.get("changes"))
        .append("\n\n-- \n")
        .append(values.get("about"))
        .append('\n')
        .append(texts.get("subscription.mail.end"))
        .append(": ")
        .append(values.get("end"))
        .append('\n')
        .toString();
  }

  private String html(String template, Map<String, Object> values) {
    Context context = new Context(reader.locale(), values);
    context.setVariable("language", reader.tag());
    return templates.process(template, context);
  }
}
