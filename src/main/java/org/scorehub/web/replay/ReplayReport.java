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
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.security.Caller;
import org.scorehub.web.Listing;
import org.springframework.context.ApplicationContext;
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
    Context page = new Context(Locale.ENGLISH);
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

  /** What would change in all, as people read it. */
  static Map<String, Long> numbers(JsonNode whole, Map<String, Long> escalations) {
    Map<String, Long> numbers = new LinkedHashMap<>();
    numbers.put("Suppliers for which something changes", whole.path("suppliers").asLong());
    numbers.put("Audits with another rating", whole.path("ratings").asLong());
    numbers.put("Audits with other findings", whole.path("findings").asLong());
    numbers.put("Suppliers with other open topics", whole.path("topics").asLong());
    numbers.put("Suppliers that are recommended other modules", whole.path("modules").asLong());
    numbers.put("Documents with other problems", whole.path("problems").asLong());
    escalations.forEach(
        (outcome, count) -> numbers.put("Escalations " + outcome.toLowerCase(Locale.ROOT), count));
    messages(numbers, "Messages to you", whole.path("messages"));
    messages(numbers, "Messages to others", whole.path("otherMessages"));
    return numbers;
  }

  private static void messages(Map<String, Long> numbers, String to, JsonNode counts) {
    numbers.put(to + ", new", counts.path("fresh").asLong());
    numbers.put(to + ", with other bytes", counts.path("changed").asLong());
    numbers.put(to + ", the same bytes", counts.path("unchanged").asLong());
    numbers.put(to + ", not possible or not allowed", counts.path("nothing").asLong());
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
