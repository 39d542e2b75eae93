package org.scorehub.web.subscription;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.scorehub.alert.AlertSettings;
import org.scorehub.subscription.Composed;
import org.scorehub.subscription.Digest;
import org.scorehub.subscription.Subscription;
import org.scorehub.web.supplier.NewsGroup;
import org.scorehub.web.supplier.NewsReads;
import org.scorehub.web.supplier.SupplierNews;
import org.scorehub.web.supplier.SupplierWords;
import org.springframework.stereotype.Component;

/** Writes what is posted to webhooks; docs/asyncapi.yaml describes it. */
@Component
class NewsBody {

  private final AlertSettings pages;
  private final SupplierWords words;

  NewsBody(AlertSettings pages, SupplierWords words) {
    this.pages = pages;
    this.words = words;
  }

  Composed.Body telling(Subscription s, Digest digest, NewsReads.News news) {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", digest.id().toString())
            .put("kind", digest.kind().name().toLowerCase(Locale.ROOT))
            .put("organisation", s.organisation())
            .put("subscription", s.id().toString())
            .put("name", s.name())
            .put("language", s.language().toLanguageTag())
            .put("after", digest.after())
            .put("until", digest.until())
            .put("changes", news.shown().size());
    ArrayNode suppliers = body.putArray("suppliers");
    NewsGroup.of(news.shown()).forEach(group -> add(suppliers, group));
    return new Composed.Body(body.toString(), news.shown().size());
  }

  private void add(ArrayNode suppliers, NewsGroup group) {
    ObjectNode supplier =
        suppliers
            .addObject()
            .put("site", group.site().toString())
            .put("name", group.name())
            .put("page", pages.page("/sites/" + group.site()));
    ArrayNode changes = supplier.putArray("changes");
    group.news().forEach(news -> add(changes, news));
  }

  private void add(ArrayNode changes, SupplierNews news) {
    ObjectNode change =
        changes
            .addObject()
            .put("id", news.id())
            .put("at", news.at().toString())
            .put("kind", news.kind().name())
            .put("text", words.line(news));
    change.set("before", news.before());
    change.set("after", news.after());
  }
}
