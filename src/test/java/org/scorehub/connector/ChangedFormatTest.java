package org.scorehub.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.contract.ContractSubject;
import org.scorehub.connector.contract.Example;
import org.scorehub.document.SchemaPlace;
import org.scorehub.document.SchemaWalk;
import org.scorehub.document.TableChildren;
import org.scorehub.document.TableReader;

/**
 * Every field of every example of every connector removed, renamed, retyped, or with a new one
 * beside it: the document is understood as far as it makes sense, and nothing new is lost.
 */
class ChangedFormatTest {

  private static final Path ROOT = Path.of("").toAbsolutePath();

  record Subject(String name, InboundDocument document, List<Example> examples) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Subject> documents() {
    return ConnectorCatalogue.load(ROOT).all().stream().flatMap(ChangedFormatTest::documents);
  }

  private static Stream<Subject> documents(Connector connector) {
    ContractSubject contract = new ContractSubject(ROOT, connector);
    return connector.inbound().entrySet().stream()
        .map(
            in ->
                new Subject(
                    connector.id() + " " + in.getKey(),
                    in.getValue(),
                    contract.examples(in.getKey())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  void understandsWhatIsLeftOfADocument(Subject subject) {
    List<String> wrong = new ArrayList<>();
    Set<String> done = new LinkedHashSet<>();
    for (Example example : subject.examples()) {
      for (byte[] bytes : children(subject.document(), example.input())) {
        if (subject.document().translate(bytes) instanceof Translation.Translated) {
          for (Mutation mutation : Mutation.of(subject.document(), bytes)) {
            if (done.add(mutation.toString())) {
              check(subject.document(), mutation, wrong);
            }
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(done).isNotEmpty();
  }

  private static void check(InboundDocument document, Mutation mutation, List<String> wrong) {
    Translation translation = document.translate(mutation.bytes());
    List<Problem> blocking = translation.problems().stream().filter(Problem::blocking).toList();
    for (Problem problem : blocking) {
      if (!isNecessary(document, problem)) {
        wrong.add(mutation + " is refused: " + problem);
      }
    }
    if (translation instanceof Translation.Translated translated
        && mutation.kind() != Mutation.Kind.REMOVED
        && !isOtherText(mutation)
        && !isOpen(document.reader().schema(), mutation)
        && !CanonicalJson.write(translated.canonical()).toString().contains(Mutation.NEWS)
        && translated.problems().stream().noneMatch(p -> Mutation.NEWS.equals(p.value()))) {
      wrong.add(mutation + " lost the new value; problems " + translated.problems());
    }
  }

  /** Native key, identity of the site, and what the schema demands of a document. */
  private static boolean isNecessary(InboundDocument document, Problem problem) {
    boolean schema = problem.code().equals("xml.schema") || problem.code().equals("json.schema");
    return problem.code().equals("field.missing")
        || (schema
            && SchemaWalk.isEssential(document.reader().schema(), String.valueOf(problem.path())));
  }

  /** The text of an attribute cannot become anything but another text. */
  private static boolean isOtherText(Mutation mutation) {
    return mutation.kind() == Mutation.Kind.RETYPED && mutation.path().contains("/@");
  }

  /** A published standard may have more members than our schema reads. */
  private static boolean isOpen(SchemaPlace schema, Mutation mutation) {
    String path = mutation.path();
    String parent = path.substring(0, path.lastIndexOf('/'));
    SchemaPlace place = SchemaWalk.find(schema, parent);
    SchemaPlace own = SchemaWalk.find(schema, path);
    return (place == null || place.isOpen()) || (own != null && own.isOpen());
  }

  private static List<byte[]> children(InboundDocument document, byte[] input) {
    List<byte[]> children = new ArrayList<>();
    if (document.table().isEmpty()) {
      return List.of(input);
    }
    TableReader reader = document.table().get();
    try (TableChildren table = reader.open(() -> new ByteArrayInputStream(input))) {
      table.next().ifPresent(child -> children.add(child.bytes()));
    }
    return children;
  }
}
