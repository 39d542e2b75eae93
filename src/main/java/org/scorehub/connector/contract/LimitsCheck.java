package org.scorehub.connector.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.DocumentDefinition;
import org.scorehub.connector.InboundDocument;
import org.scorehub.document.DocumentFormat;
import org.scorehub.document.DocumentLimits;
import org.scorehub.document.DocumentSchemas;
import org.scorehub.document.TableChildren;
import org.scorehub.document.TableLayout;
import org.scorehub.mapping.Bundle;

/** A document that is larger than it may be is refused with the right words, and costs little. */
final class LimitsCheck implements ContractCheck {

  /** Tables may be a gigabyte; that they are counted shows with fewer bytes. */
  private static final int TABLE_BYTES = 1 << 16;

  @Override
  public String name() {
    return "limits";
  }

  @Override
  public String promise() {
    return "A document over maxBytes, maxDepth or maxNodes is refused as such.";
  }

  @Override
  public List<Problem> violations(ContractSubject subject) {
    List<Problem> problems = new ArrayList<>();
    subject
        .inbound()
        .forEach(
            (name, in) -> {
              List<JsonNode> trees = ExampleTrees.of(in, subject.examples(name)).valid();
              if (!trees.isEmpty()) {
                check(new Case(subject, name, in), trees, problems);
              }
            });
    return problems;
  }

  private record Case(ContractSubject subject, String name, InboundDocument document) {

    DocumentDefinition definition() {
      return document.definition();
    }

    DocumentLimits limits() {
      return definition().limits();
    }

    Bundle bundle() {
      return subject.connector().bundle();
    }

    /** Complains unless the problems are of the code. */
    void expect(String limit, String code, List<Problem> got, List<Problem> problems) {
      if (got.stream().noneMatch(problem -> problem.code().equals(code))) {
        Manifest manifest = subject.manifest();
        int line = manifest.line("documents", name, "limits", limit);
        String message = "%s: a document over %s is not refused with %s";
        problems.add(Violation.of(manifest.file(), line, message.formatted(name, limit, code)));
      }
    }
  }

  private static void check(Case one, List<JsonNode> trees, List<Problem> problems) {
    JsonNode tree = trees.get(0);
    NativeBytes bytes = NativeBytes.of(one.bundle(), one.definition());
    if (one.definition().format() == DocumentFormat.TABLE) {
      one.expect("maxBytes", "limit.bytes", tooLong(one, trees), problems);
      bytes
          .of(Oversized.row(tree, one.limits().maxNodes()))
          .ifPresent(b -> one.expect("maxNodes", "limit.nodes", read(one, b), problems));
    } else {
      bytes.of(tree).ifPresent(b -> check(one, b, problems));
    }
  }

  private static void check(Case one, byte[] bytes, List<Problem> problems) {
    byte[] tooLong = Oversized.bytes(bytes, one.limits().maxBytes());
    one.expect("maxBytes", "limit.bytes", read(one, tooLong), problems);
    byte[] tooDeep = Oversized.depth(bytes, one.definition());
    one.expect("maxDepth", "limit.depth", read(one, tooDeep), problems);
    byte[] tooMany = Oversized.nodes(bytes, one.definition());
    one.expect("maxNodes", "limit.nodes", read(one, tooMany), problems);
  }

  private static List<Problem> read(Case one, byte[] bytes) {
    return one.document().translate(bytes).problems();
  }

  private static List<Problem> tooLong(Case one, List<JsonNode> trees) {
    DocumentDefinition definition = one.definition();
    DocumentLimits small = Oversized.small(one.limits(), TABLE_BYTES);
    byte[] table = Oversized.table(one.bundle(), definition, trees, small.maxBytes());
    TableLayout layout = definition.table() == null ? TableLayout.PLAIN : definition.table();
    try (TableChildren children =
        DocumentSchemas.tableReader(one.bundle()::read, definition.schema(), layout, small)
            .open(() -> new ByteArrayInputStream(table))) {
      while (children.next().isPresent()) {}
      return children.problems();
    }
  }
}
