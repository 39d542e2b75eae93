package org.scorehub.canonical;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaParser;

/**
 * The canonical schemas of one release, or those being worked on.
 *
 * @param schemas records and enums by full name
 */
record SchemaRelease(SortedMap<String, Schema> schemas) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads the {@code *.avsc} of a folder; they may name each other in any order. */
  static SchemaRelease in(Path folder) throws IOException {
    SchemaParser parser = new SchemaParser();
    for (Path file : files(folder)) {
      parser.parse(file);
    }
    SortedMap<String, Schema> schemas = new TreeMap<>();
    parser.getParsedNamedSchemas().forEach(schema -> schemas.put(schema.getFullName(), schema));
    return new SchemaRelease(schemas);
  }

  /** Enums first: a default of their type can only be checked once they are known. */
  private static List<Path> files(Path folder) throws IOException {
    List<Path> enums = new ArrayList<>();
    List<Path> records = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".avsc")).sorted().toList()) {
        String type = JSON.readTree(file.toFile()).get("type").textValue();
        (type.equals("enum") ? enums : records).add(file);
      }
    }
    enums.addAll(records);
    return enums;
  }

  /** All reasons why readers of either release could not read what the other writes. */
  List<String> incompatibilitiesWith(SchemaRelease earlier) {
    List<String> reasons = new ArrayList<>();
    earlier.schemas.forEach(
        (name, released) -> {
          Schema current = schemas.get(name);
          if (current == null) {
            reasons.add(name + " is gone");
          } else {
            reasons.addAll(unreadable("the release cannot read now", released, current));
            reasons.addAll(unreadable("now cannot read the release", current, released));
          }
        });
    return reasons;
  }

  private static List<String> unreadable(String which, Schema reader, Schema writer) {
    var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getResult();
    return result.getCompatibility() == SchemaCompatibilityType.COMPATIBLE
        ? List.of()
        : result.getIncompatibilities().stream()
            .map(
                i ->
                    "%s, %s: %s at %s (%s)"
                        .formatted(
                            reader.getName(), which, i.getType(), i.getLocation(), i.getMessage()))
            .toList();
  }
}
