package org.scorehub.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.scorehub.connector.Connector;
import org.scorehub.connector.DocumentDefinition;

/**
 * Finds the lines of mappings that read a field, and what they would say of the new one. Several
 * places may look right; each is to be tried.
 */
final class MappingEdits {

  private static final String STEP = "\\.(?:[\\p{L}\\p{N}_-]+|\"[^\"]+\")";

  private final Connector connector;
  private final DocumentDefinition document;
  private final Change change;

  MappingEdits(Connector connector, DocumentDefinition document, Change change) {
    this.connector = connector;
    this.document = document;
    this.change = change;
  }

  /**
   * Sets of edits, any of which may be the right one; the one without an edit is not among them.
   */
  List<List<Edit>> candidates() {
    return switch (change.kind()) {
      case RENAMED -> renamed();
      case GAINED -> gained();
      default -> List.of();
    };
  }

  private List<TextFile> files() {
    List<TextFile> files = new ArrayList<>();
    connector.bundle().files().keySet().stream()
        .filter(path -> path.endsWith(".jslt"))
        .filter(path -> path.startsWith("mappings/" + connector.id() + "/"))
        .sorted(Comparator.comparing(path -> !path.equals(document.mapping())))
        .forEach(path -> files.add(TextFile.of(connector.bundle(), path)));
    return files;
  }

  /** {@code $x.old} becomes {@code fallback($x.new, $x.old)}, once for each place that reads it. */
  private List<List<Edit>> renamed() {
    String old = raw(change.path());
    String now = raw(String.valueOf(change.newPath()));
    Pattern reading =
        Pattern.compile(
            "(\\$[\\w-]+)?((?:"
                + STEP
                + ")*)\\.(?:\""
                + Pattern.quote(old)
                + "\"|"
                + Pattern.quote(old)
                + "(?![\\p{L}\\p{N}_\\-:]))");
    List<List<Edit>> candidates = new ArrayList<>();
    for (TextFile file : files()) {
      Map<String, List<Integer>> places = new LinkedHashMap<>();
      for (int i = 0; i < file.lines().size(); i++) {
        Matcher found = reading.matcher(code(file.lines().get(i)));
        while (found.find()) {
          places.computeIfAbsent(found.group(), k -> new ArrayList<>()).add(i);
        }
      }
      places.forEach((expression, lines) -> candidates.add(instead(file, expression, old, now)));
    }
    return candidates;
  }

  private List<Edit> instead(TextFile file, String expression, String old, String now) {
    String start = expression.substring(0, expression.lastIndexOf('.'));
    String both = "fallback(" + start + step(now) + ", " + expression + ")";
    List<Edit> edits = new ArrayList<>();
    for (int i = 0; i < file.lines().size(); i++) {
      String line = file.lines().get(i);
      String after = known(replaced(line, expression, both), old, now);
      if (!after.equals(line)) {
        edits.add(file.edit(i, after));
      }
    }
    return edits;
  }

  private static String replaced(String line, String expression, String both) {
    return Pattern.compile(
            "(?<![\\p{L}\\p{N}_\"$-])" + Pattern.quote(expression) + "(?![\\p{L}\\p{N}_\\-:.(])")
        .matcher(line)
        .replaceAll(Matcher.quoteReplacement(both));
  }

  /** Names in lists of known members. */
  private static String known(String line, String old, String now) {
    return line.replaceAll(
            "(?<=[\\[,]) ?\"" + Pattern.quote(old) + "\"(?=[,\\]])",
            Matcher.quoteReplacement(" \"" + old + "\", \"" + now + "\""))
        .replace("[ \"", "[\"");
  }

  /** The value under the canonical name most like it, beside a value of the same object. */
  private List<List<Edit>> gained() {
    String now = raw(change.path());
    List<List<Edit>> candidates = new ArrayList<>();
    Pattern line =
        Pattern.compile(
            "(\\s*)\"([\\w]+)\": \\w+\\((\\$?[\\w-]*(?:" + STEP + ")*)(" + STEP + ")\\),?\\s*");
    for (String canonical : alike(now)) {
      for (TextFile file : files()) {
        for (int i = 0; i < file.lines().size(); i++) {
          Matcher found = line.matcher(file.lines().get(i));
          if (found.matches()) {
            String added =
                found.group(1)
                    + '"'
                    + canonical
                    + "\": "
                    + value(canonical, found.group(3) + step(now))
                    + ",";
            String sibling = found.group(4).replaceAll("[.\"]", "");
            candidates.add(knownIn(file, i, added + "\n" + file.lines().get(i), sibling, now));
          }
        }
      }
    }
    return candidates;
  }

  private static List<Edit> knownIn(
      TextFile file, int line, String after, String sibling, String now) {
    List<Edit> edits = new ArrayList<>(List.of(file.edit(line, after)));
    for (int i = 0; i < file.lines().size(); i++) {
      String text = file.lines().get(i);
      String known = known(text, sibling, now);
      if (i != line && !known.equals(text)) {
        edits.add(file.edit(i, known));
      }
    }
    return edits;
  }

  private static String value(String canonical, String expression) {
    return (canonical.endsWith("On") ? "date(" : "clean(") + expression + ")";
  }

  /** Names of texts and dates of the canonical records, the most like first. */
  private List<String> alike(String name) {
    Map<String, Double> likeness = new LinkedHashMap<>();
    Schema root =
        SpecificData.get()
            .getSchema(org.scorehub.connector.CanonicalTypes.named(document.canonical()));
    collect(root, name, likeness, 0);
    return likeness.entrySet().stream()
        .filter(entry -> entry.getValue() >= FieldNames.ALIKE)
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .limit(2)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static void collect(Schema schema, String name, Map<String, Double> found, int depth) {
    if (schema.getType() == Schema.Type.UNION) {
      schema.getTypes().forEach(type -> collect(type, name, found, depth));
    } else if (schema.getType() == Schema.Type.ARRAY) {
      collect(schema.getElementType(), name, found, depth);
    } else if (schema.getType() == Schema.Type.RECORD && depth < 4) {
      for (Schema.Field field : schema.getFields()) {
        if (isText(field.schema())) {
          found.merge(field.name(), FieldNames.likeness(field.name(), name), Math::max);
        }
        collect(field.schema(), name, found, depth + 1);
      }
    }
  }

  private static boolean isText(Schema schema) {
    return switch (schema.getType()) {
      case UNION -> schema.getTypes().stream().anyMatch(MappingEdits::isText);
      case STRING, INT -> true;
      default -> false;
    };
  }

  private static String code(String line) {
    int comment = line.indexOf("//");
    return comment < 0 ? line : line.substring(0, comment);
  }

  private static String raw(String path) {
    String last = path.substring(path.length() - lastLength(path));
    return last.replace("[]", "");
  }

  private static int lastLength(String path) {
    return path.length() - FieldNames.parent(path).length() - 1;
  }

  private static String step(String name) {
    return name.matches("[\\p{L}_][\\p{L}\\p{N}_-]*") ? "." + name : ".\"" + name + "\"";
  }
}
