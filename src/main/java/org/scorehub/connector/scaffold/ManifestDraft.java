package org.scorehub.connector.scaffold;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes {@code connector.yaml}. */
final class ManifestDraft {

  private static final String TO_DO = CodeLists.TO_DO;

  /** Paths left out, with the reason. */
  record Left(List<String> paths, String reason) {}

  /**
   * One document of the manifest.
   *
   * @param facts scalar properties in their order
   * @param table columns of a table; null for other formats
   * @param group column that holds rows together; null for none
   * @param poll template and parameters; null if it is not fetched
   */
  record Document(
      String name,
      Map<String, String> facts,
      SampleSet.@Nullable Columns table,
      @Nullable String group,
      @Nullable Poll poll,
      List<Left> ignored,
      List<Left> unfilled) {}

  /** How a document is fetched. */
  record Poll(String route, Map<String, String> parameters) {}

  private final ScaffoldRequest request;
  private final String summary;
  private final boolean provider;
  private final List<Document> documents = new ArrayList<>();

  /**
   * @param provider whether a training provider is on the other side
   */
  ManifestDraft(ScaffoldRequest request, String summary, boolean provider) {
    this.request = request;
    this.summary = summary;
    this.provider = provider;
  }

  void add(Document document) {
    documents.removeIf(d -> d.name().equals(document.name()));
    documents.add(document);
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append(Yaml.schema("connector"));
    text.append("id: ").append(request.id()).append('\n');
    text.append("title: ").append(Yaml.scalar(request.titleOrId()));
    text.append(request.title() == null ? " # " + TO_DO + "words: what people call it\n" : "\n");
    text.append("scheme: ").append(request.schemeOrId());
    text.append(
        request.scheme() == null
            ? " # " + TO_DO + "words: the audit scheme, if it has a name of its own\n"
            : "\n");
    text.append(Yaml.folded("", "summary", summary));
    text.append("profile:\n  status: profile\n");
    text.append(
        "  # "
            + TO_DO
            + "words: where the format comes from; public-api if the other side publishes it.\n");
    text.append(
        Yaml.folded(
            "  ",
            "note",
            "Drafted from sample documents. As long as nobody says otherwise this is this project's own profile"
                + " of what the other side sends; it is not a document of theirs."));
    text.append("audience: ").append(provider ? "training-provider" : "buyer").append("\n\n");
    text.append("documents:\n");
    documents.forEach(document -> add(document, text));
    return text.append("\nsecrets: []\nhosts: []\nwaivers: []\n").toString();
  }

  private static void add(Document document, StringBuilder text) {
    text.append("  ").append(document.name()).append(":\n");
    document.facts().forEach((key, value) -> text.append("    %s: %s\n".formatted(key, value)));
    if (document.facts().get("direction") != null
        && document.facts().get("direction").equals("in")) {
      limits(document, text);
    }
    text.append("    invented: true\n");
    if (document.table() != null) {
      table(document.table(), document.group(), text);
    }
    if (document.poll() != null) {
      text.append("    poll:\n      route: ")
          .append(document.poll().route())
          .append("\n      parameters:\n");
      document
          .poll()
          .parameters()
          .forEach((k, v) -> text.append("        %s: %s\n".formatted(k, Jslt.quoted(v))));
    }
    left("ignored", document.ignored(), text);
    left("unfilled", document.unfilled(), text);
  }

  private static void limits(Document document, StringBuilder text) {
    boolean table = document.table() != null;
    text.append("    limits:\n");
    text.append("      maxBytes: ").append(table ? 67_108_864 : 10_485_760).append('\n');
    text.append("      maxDepth: ").append(table ? 8 : 32).append('\n');
    text.append("      maxNodes: ").append(table ? 100_000 : 200_000).append('\n');
  }

  private static void table(SampleSet.Columns table, @Nullable String group, StringBuilder text) {
    text.append("    table:\n");
    if (table.headerRows() > 1) {
      text.append("      headerRows: ").append(table.headerRows()).append('\n');
    }
    if (table.separator() != null) {
      text.append("      separator: ").append(Jslt.quoted(table.separator())).append('\n');
    }
    if (table.charset() != null) {
      text.append("      charsets: [").append(table.charset()).append("]\n");
    }
    if (group != null) {
      text.append("      group: ").append(group).append('\n');
    }
    text.append(table.headers().isEmpty() ? "" : "      columns:\n");
    table
        .headers()
        .forEach(
            (member, header) ->
                text.append("        %s: [%s]\n".formatted(member, Jslt.quoted(header))));
  }

  private static void left(String list, List<Left> all, StringBuilder text) {
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    all.stream()
        .filter(left -> !left.paths().isEmpty())
        .forEach(left -> byReason.put(left.reason(), left.paths()));
    if (byReason.isEmpty()) {
      return;
    }
    text.append("    ").append(list).append(":\n");
    byReason.forEach(
        (reason, paths) -> {
          text.append("      - paths: ").append(Yaml.list("          ", paths)).append('\n');
          text.append("        reason: ").append(Jslt.quoted(reason)).append('\n');
        });
  }
}
