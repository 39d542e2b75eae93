package org.scorehub.connector.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.scorehub.connector.DocumentDefinition;
import org.scorehub.connector.DocumentDefinition.Direction;
import org.scorehub.document.DocumentFormat;

/**
 * One case of a document: {@code input.xml} or {@code input.json}; what the mapping makes of it in
 * {@code expected.json} (in) or the document in {@code expected.xml}, {@code expected.json} or
 * {@code expected.csv} (out), absent if it is refused; {@code problems.json}, absent if there are
 * none; {@code alarm.json}, absent if it raises none.
 *
 * <p>A table comes in as {@code input.csv}, {@code input.xlsx} or {@code input.xls}; its {@code
 * expected.json} holds an entry for each child, null for one that is refused, and the other files
 * are about all children.
 *
 * @param definition the document it is an example of
 * @param folder its folder, relative to the project root
 * @param directory the same, where it is now
 */
public record Example(DocumentDefinition definition, String folder, Path directory) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  static List<Example> all(Path root, String connector, String document, DocumentDefinition of) {
    String folder = "mappings/" + connector + "/examples/" + document;
    if (!Files.isDirectory(root.resolve(folder))) {
      return List.of();
    }
    try (Stream<Path> cases = Files.list(root.resolve(folder))) {
      return cases
          .filter(Files::isDirectory)
          .sorted()
          .map(path -> new Example(of, folder + "/" + path.getFileName(), path))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Name of the file with what is translated; empty if it has none. */
  public Optional<String> inputName() {
    return inputNames().stream().filter(this::has).findFirst();
  }

  /** What that file may be called. */
  List<String> inputNames() {
    if (!inbound()) {
      return List.of("input.json");
    }
    return definition.format() == DocumentFormat.TABLE
        ? List.of("input.csv", "input.xlsx", "input.xls")
        : List.of("input." + format());
  }

  /** Name of the file that says what comes of it. */
  public String expectedName() {
    if (inbound()) {
      return "expected.json";
    }
    return "expected." + (definition.format() == DocumentFormat.TABLE ? "csv" : format());
  }

  /**
   * What is translated.
   *
   * @throws IllegalStateException if there is no such file
   */
  public byte[] input() {
    return bytes(inputName().orElseThrow(() -> new IllegalStateException("no input: " + folder)));
  }

  /** Whether the case has a file of that name. */
  public boolean has(String name) {
    return Files.isRegularFile(directory.resolve(name));
  }

  /** Content of a file of the case. */
  public byte[] bytes(String name) {
    try {
      return Files.readAllBytes(directory.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Path of a file of the case from the project root. */
  public String path(String name) {
    return folder + "/" + name;
  }

  /** Content of a JSON file of the case; a JSON null if it has no such file, or no JSON in it. */
  JsonNode json(String name) {
    return has(name) ? parse(bytes(name)) : JSON.nullNode();
  }

  static JsonNode parse(byte[] bytes) {
    try {
      return JSON.readTree(bytes);
    } catch (JsonProcessingException e) {
      return JSON.nullNode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean inbound() {
    return definition.direction() == Direction.IN;
  }

  private String format() {
    return definition.format().name().toLowerCase(Locale.ROOT);
  }
}
