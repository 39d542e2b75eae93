package org.scorehub.connector.contract;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.avro.specific.SpecificRecord;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.ConnectorCompiler;
import org.scorehub.connector.OutboundDocument;
import org.scorehub.document.DocumentReader;
import org.scorehub.document.TableChildren;
import org.scorehub.document.TableReader;

/** What goes out can be read by who has only their schema. */
final class OutboundValidCheck implements ContractCheck {

  private static final Pattern NUMBER = Pattern.compile("\\b(?:integer|number)\\b");
  private static final Pattern NUMERAL = Pattern.compile("-?\\d+(?:\\.\\d+)?");

  @Override
  public String name() {
    return "outbound-valid";
  }

  @Override
  public String promise() {
    return "Every document made is read back under their schema without any problem.";
  }

  @Override
  public List<Problem> violations(ContractSubject subject) {
    List<Problem> problems = new ArrayList<>();
    subject
        .outbound()
        .forEach(
            (name, document) -> {
              DocumentReader reader =
                  ConnectorCompiler.reader(subject.connector().bundle(), document.definition());
              for (Example example : subject.examples(name)) {
                made(document, example)
                    .ifPresent(bytes -> check(reader, bytes, document, example, problems));
              }
            });
    return problems;
  }

  private static Optional<byte[]> made(OutboundDocument document, Example example) {
    List<SpecificRecord> records = ExampleTrees.records(document, List.of(example));
    return records.isEmpty()
        ? Optional.empty()
        : ExampleWriting.of(document, records.get(0)).bytes();
  }

  private static void check(
      DocumentReader reader,
      byte[] bytes,
      OutboundDocument document,
      Example example,
      List<Problem> problems) {
    for (Problem problem : read(reader, bytes)) {
      String message = "what is made of %s breaks %s: %s%s";
      String place = problem.path() == null ? "" : problem.path() + ": ";
      problems.add(
          Violation.of(
              document.mapping().file(),
              0,
              message.formatted(
                  example.folder(), document.definition().schema(), place, problem.message())));
    }
  }

  /** A cell of CSV holds text; a schema of rows may ask for the number that stands there. */
  private static boolean isNumeral(Problem problem) {
    return NUMBER.matcher(String.valueOf(problem.expected())).find()
        && NUMERAL.matcher(String.valueOf(problem.value())).matches();
  }

  private static List<Problem> read(DocumentReader reader, byte[] bytes) {
    if (!(reader instanceof TableReader table)) {
      return reader.read(bytes).problems();
    }
    List<Problem> problems = new ArrayList<>();
    try (TableChildren children = table.open(() -> new ByteArrayInputStream(bytes))) {
      Optional<TableChildren.Child> child = children.next();
      while (child.isPresent()) {
        reader.read(child.get().bytes()).problems().stream()
            .filter(problem -> !isNumeral(problem))
            .forEach(problems::add);
        child = children.next();
      }
      problems.addAll(children.problems());
    }
    return problems;
  }
}
