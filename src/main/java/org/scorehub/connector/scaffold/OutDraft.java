package org.scorehub.connector.scaffold;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.scorehub.document.DocumentFormat;

/** Writes the document that tells a buyer of progress, and how it is sent. */
final class OutDraft {

  static final String DOCUMENT = "training-progress";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> TEMPLATES =
      List.of("http-out", "sftp-out", "folder-out", "soap-out");

  private final ScaffoldRequest request;
  private final String template;
  private final OutForm form;
  private final @Nullable Interface described;

  OutDraft(
      ScaffoldRequest request,
      String template,
      Guesser guesser,
      @Nullable Interface described,
      @Nullable Service service) {
    if (!TEMPLATES.contains(template)) {
      throw new UnusableSample(
          "--out "
              + template
              + " is no route template; there are: "
              + String.join(", ", TEMPLATES));
    }
    this.request = request;
    this.template = template;
    this.described = described;
    this.form =
        request.outSample() == null
            ? new OwnForm(request, ownFormat(template))
            : TheirForm.of(request, request.outSample(), guesser, described, service);
    requireFit(form.format());
  }

  private static DocumentFormat ownFormat(String template) {
    return switch (template) {
      case "soap-out" -> DocumentFormat.XML;
      case "http-out" -> DocumentFormat.JSON;
      default -> DocumentFormat.TABLE;
    };
  }

  private void requireFit(DocumentFormat format) {
    boolean soap = template.equals("soap-out") && format != DocumentFormat.XML;
    boolean http = template.equals("http-out") && format == DocumentFormat.TABLE;
    if (soap || http) {
      throw new UnusableSample(
          "--out %s does not send %s; use %s"
              .formatted(
                  template,
                  format == DocumentFormat.TABLE ? "tables" : "JSON",
                  soap && format == DocumentFormat.JSON ? "http-out" : "sftp-out or folder-out"));
    }
  }

  /** Schema, mapping, code lists, route and the input of an example. */
  void addTo(DraftFiles files) {
    form.files().forEach(files::put);
    files.put(
        "routes/%s/%s-out.camel.yaml".formatted(request.id(), DOCUMENT),
        RouteDraft.out(template, request.id(), DOCUMENT, parameters()));
    files.put(example() + "/input.json", input());
  }

  String example() {
    return "mappings/%s/examples/%s/training-under-way".formatted(request.id(), DOCUMENT);
  }

  List<String> guesses() {
    return form.guesses();
  }

  /** Why the draft leaves a canonical path out. */
  String untold(String path) {
    return form.untold(path);
  }

  private String input() {
    String text = resource(request, form.format(), "progress.input.json");
    if (form.identifiers().isEmpty()) {
      return text;
    }
    try {
      JsonNode tree = JSON.readTree(text);
      ArrayNode known = (ArrayNode) tree.at("/site/identifiers");
      known.removeAll();
      form.identifiers()
          .forEach(
              (scheme, value) ->
                  known.addObject().put("scheme", scheme).put("value", value).put("level", "SITE"));
      return JsonSchemaDraft.pretty(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("our own example is no JSON", e);
    }
  }

  private Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    String key = form.key() == null ? "" : "${key}";
    switch (template) {
      case "http-out" -> http(key, parameters);
      case "soap-out" -> parameters.put("soapAction", Jslt.quoted(soapAction()));
      default -> {
        parameters.put("directory", "from-score");
        parameters.put("fileName", fileName(key));
      }
    }
    return parameters;
  }

  private void http(String key, Map<String, String> parameters) {
    if (described != null && described.out() != null) {
      OpenApi.Operation operation = described.out().operation();
      parameters.put("method", operation.method());
      parameters.put("path", path(operation.path(), key));
      if (described.header() != null) {
        parameters.put("header", described.header());
      }
      return;
    }
    parameters.put("method", key.isEmpty() ? "POST" : "PUT");
    parameters.put(
        "path",
        (key.isEmpty() ? "/v1/training-progress" : "/v1/sites/${key}/training-progress")
            + " # "
            + CodeLists.TO_DO
            + "sending: their address");
  }

  /** Their address: what it names last is the key; whatever else it names is for people to say. */
  private static String path(String theirs, String key) {
    String path = key.isEmpty() ? theirs : theirs.replaceFirst("\\{[^{}]*\\}(?!.*\\{)", "\\$@");
    boolean more = path.contains("{");
    String known = path.replaceAll("[{}]", "").replace("$@", "${key}");
    return more ? known + " # " + CodeLists.TO_DO + "sending: what stands in " + theirs : known;
  }

  private String fileName(String key) {
    String ending =
        switch (form.format()) {
          case XML -> "xml";
          case JSON -> "json";
          case TABLE -> "csv";
        };
    return "training-progress_" + (key.isEmpty() ? "" : key + "_") + "${version}." + ending;
  }

  /** Whether the service that was described takes it. */
  boolean isOfService() {
    return form.soapAction() != null;
  }

  private String soapAction() {
    return form.soapAction() != null
        ? form.soapAction()
        : "urn:scorehub:profile:" + request.id() + ":progress:1/report";
  }

  /** The document as the manifest names it, without lists of paths. */
  ManifestDraft.Document document() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("title", "Progress of SCORE training");
    facts.put("direction", "out");
    facts.put("format", form.format().name().toLowerCase(Locale.ROOT));
    if (form.root() != null) {
      facts.put("root", form.root());
    }
    if (template.equals("soap-out")) {
      facts.put("envelope", "soap");
    }
    facts.put("schema", form.schema());
    facts.put("canonical", "ProgressUpdate");
    if (form.key() != null) {
      facts.put("key", form.key());
    }
    facts.put("mapping", mapping(request));
    return new ManifestDraft.Document(
        DOCUMENT, facts, form.table(), null, null, List.of(), List.of());
  }

  static String schema(ScaffoldRequest request, DocumentFormat format) {
    return "schemas/%s/%s%s"
        .formatted(request.id(), DOCUMENT, format == DocumentFormat.XML ? ".xsd" : ".schema.json");
  }

  static String mapping(ScaffoldRequest request) {
    return "mappings/%s/%s.out.jslt".formatted(request.id(), DOCUMENT);
  }

  /** A file beside this class, with what it is drafted for filled in. */
  static String resource(ScaffoldRequest request, DocumentFormat format, String file) {
    try (InputStream in = Objects.requireNonNull(OutDraft.class.getResourceAsStream(file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("${id}", request.id())
          .replace("${scheme}", request.schemeOrId())
          .replace("${schema}", schema(request, format))
          .replace("${document}", DOCUMENT)
          .replace("${tenant}", request.tenantOrId());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
