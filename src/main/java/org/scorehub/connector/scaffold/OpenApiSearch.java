package org.scorehub.connector.scaffold;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the operation whose document a sample is. */
final class OpenApiSearch {

  private static final double ENOUGH = 0.6;
  private static final int DEEPEST = 2;
  private static final Set<String> SINCE =
      Set.of("since", "after", "cursor", "modified", "changed", "watermark", "updated");

  /**
   * A schema that a document may obey.
   *
   * @param items JSON pointer of the list of documents within an answer; null if it is one
   * @param whole the answer or body itself
   * @param share of the leaves of the sample that it names, 0 to 1
   */
  record Candidate(
      OpenApi.Operation operation,
      JsonNode schema,
      @Nullable String items,
      JsonNode whole,
      double share) {}

  private final OpenApi api;
  private final Shape sample;
  private final String name;

  OpenApiSearch(OpenApi api, Shape sample, String name) {
    this.api = api;
    this.sample = sample;
    this.name = name;
  }

  /**
   * What the hub fetches or is sent.
   *
   * @throws UnusableSample if nothing fits; names what there is
   */
  Candidate inbound() {
    List<Candidate> all = new ArrayList<>();
    for (OpenApi.Operation operation : api.operations()) {
      if (operation.method().equals("GET")) {
        look(operation, api.answer(operation), "", 0, all, api.answer(operation));
      } else {
        look(operation, api.body(operation), "", 0, all, api.body(operation));
      }
    }
    return best(all, "answers or takes");
  }

  /**
   * What the hub sends.
   *
   * @throws UnusableSample if nothing fits; names what there is
   */
  Candidate outbound() {
    List<Candidate> all = new ArrayList<>();
    for (OpenApi.Operation operation : api.operations()) {
      JsonNode body = api.body(operation);
      if (!operation.method().equals("GET") && !body.isMissingNode()) {
        all.add(new Candidate(operation, body, null, body, share(body)));
      }
    }
    return best(all, "takes");
  }

  private void look(
      OpenApi.Operation operation,
      JsonNode schema,
      String at,
      int depth,
      List<Candidate> all,
      JsonNode whole) {
    JsonNode known = api.resolved(schema);
    JsonNode items = known.path("items");
    if (known.isMissingNode()) {
      return;
    } else if (items.isObject()) {
      all.add(new Candidate(operation, items, at, whole, share(items)));
    } else {
      if (depth == 0) {
        all.add(new Candidate(operation, known, null, whole, share(known)));
      }
      if (depth < DEEPEST) {
        api.properties(known)
            .forEach((n, s) -> look(operation, s, at + "/" + n, depth + 1, all, whole));
      }
    }
  }

  /** Pages before documents where both know as much. */
  private Candidate best(List<Candidate> all, String does) {
    Candidate best =
        all.stream()
            .max(
                Comparator.comparingDouble(Candidate::share)
                    .thenComparing(c -> c.items() == null ? 0 : 1))
            .orElse(null);
    if (best == null || best.share() < ENOUGH) {
      List<String> names =
          all.stream().map(c -> c.operation().toString()).distinct().limit(12).toList();
      throw new UnusableSample(
          "%s fits nothing that %s %s; it has %s"
              .formatted(
                  name,
                  api.file(),
                  does,
                  names.isEmpty() ? "no JSON at all" : String.join(", ", names)));
    }
    return best;
  }

  private double share(JsonNode schema) {
    int[] counts = new int[2];
    count(sample, schema, counts, 0);
    return counts[1] == 0 ? 0 : (double) counts[0] / counts[1];
  }

  private void count(Shape shape, @Nullable JsonNode schema, int[] counts, int depth) {
    Map<String, JsonNode> properties = schema == null ? Map.of() : api.properties(entry(schema));
    for (Shape member : shape.members()) {
      JsonNode known = properties.get(member.name());
      if (member.isObject() && depth < 20) {
        count(member, known, counts, depth + 1);
      } else {
        counts[0] += known == null ? 0 : 1;
        counts[1]++;
      }
    }
  }

  /** Of a list, what it lists. */
  private JsonNode entry(JsonNode schema) {
    JsonNode known = api.resolved(schema);
    return known.path("items").isObject() ? api.resolved(known.path("items")) : known;
  }

  /** Whether their schema asks for a value at a place of the sample. */
  static Predicate<Place> asked(OpenApi api, JsonNode schema) {
    return place -> {
      JsonNode at = schema;
      boolean required = false;
      for (Shape step : place.steps()) {
        JsonNode known = api.resolved(at);
        JsonNode object =
            known.path("items").isObject() ? api.resolved(known.path("items")) : known;
        required = names(object.path("required")).contains(step.name());
        at = api.properties(object).getOrDefault(step.name(), object.path("none"));
      }
      return required;
    };
  }

  private static List<String> names(JsonNode required) {
    List<String> names = new ArrayList<>();
    required.forEach(n -> names.add(n.asText()));
    return names;
  }

  /** How the hub pages through what an operation lists; null if it lists nothing. */
  static SampleSet.@Nullable Page page(OpenApi api, Candidate found) {
    if (found.items() == null) {
      return null;
    }
    String[] pointers = {"", ""};
    pointers(api, "", found.whole(), found.items(), pointers, 0);
    return new SampleSet.Page(found.items(), pointers[0], pointers[1]);
  }

  private static void pointers(
      OpenApi api, String at, JsonNode schema, String items, String[] pointers, int depth) {
    for (Map.Entry<String, JsonNode> member : api.properties(schema).entrySet()) {
      String path = at + "/" + member.getKey();
      List<String> words = Names.words(member.getKey());
      JsonNode known = api.resolved(member.getValue());
      boolean object = known.has("properties") || known.has("allOf");
      if (object && depth < DEEPEST && !path.equals(items)) {
        pointers(api, path, known, items, pointers, depth + 1);
      } else if (words.contains("cursor")
          || words.contains("since")
          || words.contains("watermark")) {
        pointers[1] = path;
      } else if (words.contains("next")) {
        pointers[0] = path;
      }
    }
  }

  /** Path and query of the first page; the query has the cursor if there is one to be had. */
  static String firstPage(OpenApi.Operation operation, SampleSet.Page page) {
    return operation.query().stream()
        .filter(query -> !page.cursor().isEmpty())
        .filter(query -> Names.words(query).stream().anyMatch(SINCE::contains))
        .findFirst()
        .map(query -> operation.path() + "?" + query + "=${cursor}")
        .orElse(operation.path());
  }
}
