package org.scorehub.web.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.security.Caller;
import org.scorehub.web.Listing;
import org.springframework.context.ApplicationContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;

/** What a preview of everything found, as one page without script that can be kept and printed. */
@Component
class ReplayReport {

  private static final int PART = 500;

  private final ReplayReads reads;
  private final ITemplateEngine templates;
  private final ApplicationContext beans;
  private final String style;

  ReplayReport(ReplayReads reads, ITemplateEngine templates, ApplicationContext beans) {
    this.reads = reads;
    this.templates = templates;
    this.beans = beans;
    this.style = style();
  }

  private static String style() {
    try (InputStream css = ReplayReport.class.getResourceAsStream("report.css")) {
      return new String(Objects.requireNonNull(css).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The page.
   *
   * @throws IllegalArgumentException if this is no preview of everything that has been worked out
   */
  String of(UUID id) {
    ReplayView replay = reads.get(id);
    JsonNode plan = replay.plan();
    if (!replay.isWhole() || plan == null) {
      throw new IllegalArgumentException("this is no preview of everything, or it is not done yet");
    }
    Context page = new Context(LocaleContextHolder.getLocale());
    page.setVariable(
        ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME,
        new ThymeleafEvaluationContext(beans, null));
    page.setVariable("replay", replay);
    page.setVariable("organisation", Caller.current().organisation());
    page.setVariable("numbers", numbers(plan.path("whole"), reads.escalations(id)).entrySet());
    page.setVariable("changes", changes(id));
    page.setVariable("style", style);
    page.setVariable("styleHash", "sha256-" + hash(style));
    return templates.process("replay-report", page);
  }

  private List<SupplierChangeView> changes(UUID id) {
    List<SupplierChangeView> all = new ArrayList<>();
    @Nullable UUID after = null;
    Listing<SupplierChangeView> part;
    do {
      part = reads.changes(id, after, PART);
      all.addAll(part.items());
      after = part.next() == null ? null : UUID.fromString(part.next());
    } while (after != null);
    return all;
  }

  /** What would change in all, by the key of the words for it. */
  static Map<String, Long> numbers(JsonNode whole, Map<String, Long> escalations) {
    Map<String, Long> numbers = new LinkedHashMap<>();
    numbers.put("replay.whole.suppliers", whole.path("suppliers").asLong());
    numbers.put("replay.whole.ratings", whole.path("ratings").asLong());
    numbers.put("replay.whole.findings", whole.path("findings").asLong());
    numbers.put("replay.whole.topics", whole.path("topics").asLong());
    numbers.put("replay.whole.other-modules", whole.path("modules").asLong());
    numbers.put("replay.whole.problems", whole.path("problems").asLong());
    numbers.put("replay.whole.raised", escalations.getOrDefault("RAISED", 0L));
    numbers.put("replay.whole.withdrawn", escalations.getOrDefault("WITHDRAWN", 0L));
    numbers.put("replay.whole.changed", escalations.getOrDefault("CHANGED", 0L));
    JsonNode own = whole.path("messages");
    numbers.put("replay.whole.own-fresh", own.path("fresh").asLong());
    numbers.put("replay.whole.own-changed", own.path("changed").asLong());
    numbers.put("replay.whole.own-same", own.path("unchanged").asLong());
    numbers.put("replay.whole.own-nothing", own.path("nothing").asLong());
    JsonNode others = whole.path("otherMessages");
    numbers.put("replay.whole.others-fresh", others.path("fresh").asLong());
    numbers.put("replay.whole.others-changed", others.path("changed").asLong());
    numbers.put("replay.whole.others-same", others.path("unchanged").asLong());
    numbers.put("replay.whole.others-nothing", others.path("nothing").asLong());
    return numbers;
  }

  private static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return Base64.getEncoder()
          .encodeToString(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
