package org.scorehub.connector.scaffold;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A description of a SOAP service, with the schemas that lie beside it.
 *
 * @param file the description
 * @param beside schemas by path relative to it
 */
public record Wsdl(Sample file, Map<String, byte[]> beside) {

  private static final Pattern LOCATION =
      Pattern.compile("schemaLocation\\s*=\\s*[\"']([^\"']+)[\"']");

  public Wsdl {
    beside = Map.copyOf(beside);
  }

  /**
   * Reads a description and all schemas that it includes or imports, directly or not.
   *
   * @throws UnusableSample if one of them is missing, or lies somewhere else
   */
  public static Wsdl read(Path file) {
    Map<String, byte[]> beside = new TreeMap<>();
    byte[] content = content(file);
    collect(file, "", content, beside);
    return new Wsdl(new Sample(String.valueOf(file.getFileName()), content), beside);
  }

  private static void collect(
      Path wsdl, String folder, byte[] content, Map<String, byte[]> beside) {
    Matcher locations = LOCATION.matcher(new String(content, StandardCharsets.UTF_8));
    while (locations.find()) {
      String location = locations.group(1);
      String path = folder + location;
      if (!location.matches("[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*") || location.contains("..")) {
        throw new UnusableSample(
            wsdl.getFileName()
                + " needs the schema "
                + location
                + "; put it beside it and say so there");
      } else if (!beside.containsKey(path)) {
        byte[] schema = content(wsdl.resolveSibling(path));
        beside.put(path, schema);
        collect(wsdl, path.substring(0, path.lastIndexOf('/') + 1), schema, beside);
      }
    }
  }

  private static byte[] content(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UnusableSample("cannot read " + file);
    }
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
