package org.scorehub.connector.declaration;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.scorehub.canonical.Problem;
import org.scorehub.document.SchemaSources;
import org.scorehub.mapping.Bundle;
import org.springframework.boot.convert.DurationStyle;

/** Whether what a manifest says of a document fits its schema and the other documents. */
final class DocumentChecks {

  private static final Pattern DURATION = Pattern.compile("\\d{1,9}(ms|s|m|h|d)");

  private final Bundle bundle;
  private final DeclarationFile manifest;
  private final DeclaredDocuments documents;
  private final List<Problem> problems = new ArrayList<>();

  DocumentChecks(Bundle bundle, DeclarationFile manifest, DeclaredDocuments documents) {
    this.bundle = bundle;
    this.manifest = manifest;
    this.documents = documents;
  }

  List<Problem> problems() {
    backoff("/policy/backoff", manifest.tree().path("policy").path("backoff"));
    documents.byName().forEach(this::check);
    return problems;
  }

  private void check(String name, JsonNode document) {
    String at = "/documents/" + name;
    roundTrip(at + "/roundTrip", document.path("roundTrip"));
    charsets(at + "/table/charsets", document.path("table").path("charsets"));
    backoff(at + "/policy/backoff", document.path("policy").path("backoff"));
    if (document.has("losses") && !document.has("roundTrip")) {
      problems.add(
          manifest.problem(
              DeclarationFile.INVALID,
              at + "/losses",
              "losses are those of a round trip, but no roundTrip is named"));
    }
    String schema = document.path("schema").textValue();
    boolean rootless = !document.has("root") && String.valueOf(schema).endsWith(".xsd");
    if (schema != null && bundle.contains(schema)) {
      List<Problem> broken = SchemaSources.problems(bundle::read, schema);
      problems.addAll(broken);
      if (broken.isEmpty() && !rootless) {
        inSchema(at, document, schema);
      }
    }
  }

  private void inSchema(String at, JsonNode document, String schema) {
    String root = document.path("root").asText();
    try {
      SchemaSources.members(bundle::read, schema, root, '/' + root);
      key(at + "/key", document.path("key"), schema, root);
      Set<String> columns = SchemaSources.members(bundle::read, schema, root, "");
      column(at + "/table/group", document.path("table").path("group"), columns);
      for (Map.Entry<String, JsonNode> column :
          document.path("table").path("columns").properties()) {
        known(at + "/table/columns/" + column.getKey(), column.getKey(), columns);
      }
    } catch (IllegalArgumentException e) {
      problems.add(
          manifest
              .problem(DeclarationFile.DANGLING, at + "/root", String.valueOf(e.getMessage()))
              .withValue(root));
    }
  }

  /** The first step of a key that its schema does not have. */
  private void key(String at, JsonNode key, String schema, String root) {
    if (!key.isTextual() || !key.textValue().startsWith("/")) {
      return;
    }
    String path = "";
    for (String step : key.textValue().substring(1).split("/", -1)) {
      Set<String> there = SchemaSources.members(bundle::read, schema, root, path);
      if (!there.contains(step)) {
        problems.add(manifest.noSuch(at, "member in " + schema, step, there));
        return;
      }
      path = path + '/' + step;
    }
  }

  private void column(String at, JsonNode member, Set<String> columns) {
    if (member.isTextual()) {
      known(at, member.textValue(), columns);
    }
  }

  private void known(String at, String name, Set<String> columns) {
    if (!columns.contains(name)) {
      problems.add(manifest.noSuch(at, "member of a row", name, columns));
    }
  }

  private void roundTrip(String at, JsonNode other) {
    if (other.isTextual()) {
      Set<String> inbound = documents.inbound();
      if (!inbound.contains(other.textValue())) {
        problems.add(manifest.noSuch(at, "inbound document", other.textValue(), inbound));
      }
    }
  }

  private void charsets(String at, JsonNode charsets) {
    for (int i = 0; i < charsets.size(); i++) {
      String name = charsets.get(i).asText();
      if (!isCharset(name)) {
        problems.add(
            manifest.noSuch(
                at + '[' + (i + 1) + ']', "encoding", name, Charset.availableCharsets().keySet()));
      }
    }
  }

  /** A first pause that is longer than the longest would never be made. */
  private void backoff(String at, JsonNode backoff) {
    String first = backoff.path("first").asText();
    String longest = backoff.path("longest").asText();
    if (DURATION.matcher(first).matches()
        && DURATION.matcher(longest).matches()
        && duration(first).compareTo(duration(longest)) > 0) {
      problems.add(
          manifest
              .problem(
                  DeclarationFile.INVALID,
                  at + "/first",
                  "\"%s\" is longer than longest, %s".formatted(first, longest))
              .withValue(first)
              .expecting("at most " + longest));
    }
  }

  private static Duration duration(String text) {
    return DurationStyle.SIMPLE.parse(text);
  }

  private static boolean isCharset(String name) {
    try {
      return Charset.isSupported(name);
    } catch (IllegalCharsetNameException e) {
      return false;
    }
  }
}
