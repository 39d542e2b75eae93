package org.scorehub.connector.scaffold;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.scorehub.document.DocumentFormat;

/** Writes the document that tells a buyer of progress, in this project's own form. */
final class OutDraft {

  static final String DOCUMENT = "training-progress";

  private static final List<String> TEMPLATES =
      List.of("http-out", "sftp-out", "folder-out", "soap-out");
  private static final String STATUS =
      """
      theirs,ours,note
      evidence-submitted,EVIDENCE_SUBMITTED,as far as training can bring an issue
      in-progress,IN_PROGRESS,
      open,OPEN,
      """;
  private static final String STATES =
      """
      theirs,ours,note
      accepted,ACCEPTED,
      classroom-done,CLASSROOM_DONE,
      completed,COMPLETED,
      declined,DECLINED,
      dropped,DROPPED,
      enrolled,ENROLLED,
      recommended,RECOMMENDED,
      visits,VISITS,
      """;

  private final ScaffoldRequest request;
  private final String template;

  OutDraft(ScaffoldRequest request, String template) {
    if (!TEMPLATES.contains(template)) {
      throw new UnusableSample(
          "--out "
              + template
              + " is no route template; there are: "
              + String.join(", ", TEMPLATES));
    }
    this.request = request;
    this.template = template;
  }

  private DocumentFormat format() {
    return switch (template) {
      case "soap-out" -> DocumentFormat.XML;
      case "http-out" -> DocumentFormat.JSON;
      default -> DocumentFormat.TABLE;
    };
  }

  /** Schema, mapping, code lists, route and the input of an example. */
  void addTo(DraftFiles files) {
    String codes = "mappings/" + request.id() + "/codes/";
    files.put(schema(), resource(kind() + (isXml() ? ".xsd" : ".schema.json")));
    files.put(mapping(), resource(kind() + ".jslt"));
    files.put(codes + "issue-status.csv", STATUS);
    files.put(codes + "training-state.csv", STATES);
    files.put(
        "routes/%s/%s-out.camel.yaml".formatted(request.id(), DOCUMENT),
        RouteDraft.out(template, request.id(), DOCUMENT, parameters()));
    files.put(example() + "/input.json", resource("input.json"));
  }

  String example() {
    return "mappings/%s/examples/%s/training-under-way".formatted(request.id(), DOCUMENT);
  }

  private boolean isXml() {
    return format() == DocumentFormat.XML;
  }

  private String kind() {
    return format().name().toLowerCase(java.util.Locale.ROOT);
  }

  private String schema() {
    return "schemas/%s/%s%s".formatted(request.id(), DOCUMENT, isXml() ? ".xsd" : ".schema.json");
  }

  private String mapping() {
    return "mappings/%s/%s.out.jslt".formatted(request.id(), DOCUMENT);
  }

  private Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    switch (template) {
      case "http-out" -> {
        parameters.put("method", "PUT");
        parameters.put(
            "path",
            "/v1/sites/${key}/training-progress # " + CodeLists.TO_DO + "sending: their address");
      }
      case "soap-out" -> parameters.put("soapAction", Jslt.quoted(soapAction()));
      default -> {
        parameters.put("directory", "from-score");
        parameters.put("fileName", "training-progress_${key}_${version}.csv");
      }
    }
    return parameters;
  }

  private String soapAction() {
    return "urn:scorehub:profile:" + request.id() + ":progress:1/report";
  }

  /** The document as the manifest names it, without lists of paths. */
  ManifestDraft.Document document() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("title", "Progress of SCORE training");
    facts.put("direction", "out");
    facts.put("format", kind());
    if (isXml()) {
      facts.put("root", "siteProgress");
      facts.put("envelope", "soap");
    }
    facts.put("schema", schema());
    facts.put("canonical", "ProgressUpdate");
    if (!isXml()) {
      facts.put("key", format() == DocumentFormat.TABLE ? "/site_id" : "/siteId");
    }
    facts.put("mapping", mapping());
    SampleSet.Columns columns =
        format() == DocumentFormat.TABLE
            ? new SampleSet.Columns(Map.of(), 1, ";", null, List.of())
            : null;
    return new ManifestDraft.Document(DOCUMENT, facts, columns, null, null, List.of(), List.of());
  }

  /** Why the draft leaves canonical paths out, by path. */
  static String untold(String path) {
    if (path.startsWith("/site/")) {
      return "the buyer described the site itself; its names and identifiers are enough to find it";
    }
    return path.equals("/issues[]/topic")
        ? "the hub's own vocabulary; the buyer's own code is told"
        : "the hub's own";
  }

  private String resource(String name) {
    String file = "progress." + name;
    try (InputStream in = Objects.requireNonNull(OutDraft.class.getResourceAsStream(file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("${id}", request.id())
          .replace("${scheme}", request.schemeOrId())
          .replace("${schema}", schema())
          .replace("${document}", DOCUMENT)
          .replace("${tenant}", request.tenantOrId());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
