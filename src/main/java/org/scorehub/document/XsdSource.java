package org.scorehub.document;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** What is wrong with an XSD, and what its documents may hold. */
final class XsdSource implements ErrorHandler {

  private static final Pattern RULE = Pattern.compile("^[A-Za-z0-9_.-]+: ");
  private static final Pattern REFERENCE = Pattern.compile("schemaLocation\\s*=\\s*[\"']([^\"']*)");

  private final SchemaFiles files;
  private final String path;
  private final List<Problem> problems = new ArrayList<>();

  private XsdSource(SchemaFiles files, String path) {
    this.files = files;
    this.path = path;
  }

  static List<Problem> problems(SchemaFiles files, String path) {
    return new XsdSource(files, path).problems();
  }

  private List<Problem> problems() {
    try {
      SchemaLocations locations = new SchemaLocations(files);
      String address = SchemaLocations.address(path);
      SchemaFactory factory = Xsd.factory(locations);
      factory.setErrorHandler(this);
      factory.newSchema(new StreamSource(locations.source(address).getByteStream(), address));
    } catch (SAXParseException e) {
      if (problems.isEmpty()) {
        error(e);
      }
    } catch (SAXException | RuntimeException e) {
      problems.add(unresolved(e));
    }
    return problems;
  }

  /** The line that refers to the schema that cannot be read, if one does. */
  private Problem unresolved(Exception e) {
    String message = String.valueOf(e.getMessage());
    String text = new String(files.read(path), StandardCharsets.UTF_8);
    Matcher reference = REFERENCE.matcher(text);
    while (reference.find()) {
      String name = reference.group(1).replaceFirst("^.*/", "");
      if (message.contains(name)) {
        int line = 1 + (int) text.substring(0, reference.start()).lines().count() - 1;
        return SchemaSources.problem(message + ".", path, Math.max(1, line), 0)
            .withValue(reference.group(1));
      }
    }
    return SchemaSources.problem(message + ".", path, 1, 1);
  }

  @Override
  public void warning(SAXParseException e) {
    error(e);
  }

  @Override
  public void error(SAXParseException e) {
    String words = RULE.matcher(String.valueOf(e.getMessage())).replaceFirst("");
    problems.add(
        SchemaSources.problem(
            "The schema is broken: " + words,
            file(e.getSystemId()),
            Math.max(1, e.getLineNumber()),
            Math.max(0, e.getColumnNumber())));
  }

  @Override
  public void fatalError(SAXParseException e) {
    error(e);
  }

  private String file(@Nullable String address) {
    return address == null ? path : SchemaLocations.path(address).orElse(path);
  }

  static Set<String> members(SchemaFiles files, String xsd, String root, List<String> steps) {
    if (steps.isEmpty()) {
      return Set.of(root);
    }
    TypeShape type = Xsd.compile(files, xsd, root).model().root().type();
    for (String step : steps.subList(1, steps.size())) {
      TypeShape.Child child = type.child(step);
      if (child == null) {
        return Set.of();
      }
      type = child.shape().type();
    }
    Set<String> names = new TreeSet<>(type.children().keySet());
    type.attributes().keySet().forEach(name -> names.add("@" + name));
    return steps.get(0).equals(root) ? names : Set.of();
  }
}
