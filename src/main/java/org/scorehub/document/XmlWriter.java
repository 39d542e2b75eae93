package org.scorehub.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;

/** Writes XML and reads it back to check it. */
record XmlWriter(Xsd xsd, XmlNamespaces namespaces) implements DocumentWriter {

  private static final DocumentLimits NO_LIMITS =
      new DocumentLimits(Integer.MAX_VALUE, 1_000, Integer.MAX_VALUE);

  XmlWriter(Xsd xsd) {
    this(xsd, XmlNamespaces.of(xsd.model().root()));
  }

  @Override
  public Writing write(JsonNode tree) {
    String root = xsd.model().root().name();
    if (!tree.isObject() || tree.size() != 1 || !tree.has(root)) {
      return new Writing.Unwritable(List.of(wrongRoot(root)));
    }
    XmlTreeWriter writer = new XmlTreeWriter(xsd.model(), namespaces);
    String document = writer.document(tree.get(root));
    return writer.problems().isEmpty()
        ? checked(document.getBytes(StandardCharsets.UTF_8))
        : new Writing.Unwritable(writer.problems());
  }

  private static Problem wrongRoot(String root) {
    return Problem.blocking(
            ProblemKind.MALFORMED,
            "xml.wrong-root",
            "The tree to be written must have one member only, \"" + root + "\".")
        .atPath("/" + root)
        .expecting("one member \"" + root + "\"");
  }

  private Writing checked(byte[] bytes) {
    List<Problem> problems = new XmlReader(xsd, NO_LIMITS).read(bytes).problems();
    return problems.isEmpty()
        ? new Writing.Written(bytes)
        : new Writing.Unwritable(problems.stream().map(p -> p.atPosition(0, 0, -1)).toList());
  }
}
