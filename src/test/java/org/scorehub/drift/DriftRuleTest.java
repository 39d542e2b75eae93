package org.scorehub.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.scorehub.connector.ConnectorCompiler;
import org.scorehub.document.SchemaPlace;
import org.scorehub.document.SchemaWalk;

class DriftRuleTest {

  private static final SchemaPlace SCHEMA =
      ConnectorCompiler.compile(
              ConnectorCompiler.bundle(Path.of("").toAbsolutePath(), "inditex"), "inditex")
          .inbound("supplier-ranking")
          .orElseThrow()
          .reader()
          .schema();

  private static final Map<String, String> USUAL =
      Map.of(
          "/rankingId", "text",
          "/ranking", "text",
          "/factory", "object",
          "/factory/country", "text",
          "/factory/workers", "number",
          "/auditedUntil", "text");

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private static KnownShape usual(long seen) {
    return shape("usual", USUAL, Set.of(), seen, START);
  }

  private static KnownShape shape(
      String hash, Map<String, String> fields, Set<String> marks, long seen, Instant at) {
    return new KnownShape(hash, new TreeMap<>(fields), marks, seen, at, at);
  }

  private static KnownShape changed(String without, String with) {
    Map<String, String> fields = new HashMap<>(USUAL);
    String type = fields.remove(without);
    if (!with.isEmpty()) {
      fields.put(with, type == null ? "text" : type);
    }
    return shape("changed", fields, Set.of(), 1, START.plusSeconds(60));
  }

  private static List<String> changes(KnownShape shape, List<KnownShape> earlier) {
    Set<String> unknown =
        shape.fields().keySet().stream()
            .filter(path -> SchemaWalk.find(SCHEMA, path) == null)
            .collect(Collectors.toSet());
    return new DriftRule(SCHEMA, path -> !path.equals("/unused"), shape, unknown, earlier)
        .changes().stream()
            .map(c -> c.kind() + " " + c.path() + (c.newPath() == null ? "" : " " + c.newPath()))
            .toList();
  }

  @Test
  void saysNothingOfTheUsualForm() {
    assertThat(changes(usual(30), List.of(usual(30)))).isEmpty();
  }

  @Test
  void reportsAnUnknownFieldOfTheVeryFirstDocument() {
    assertThat(changes(changed("", "/floors"), List.of())).containsExactly("GAINED /floors");
  }

  @Test
  void doesNotMissAnOptionalFieldBeforeEnoughDocumentsHadIt() {
    assertThat(changes(changed("/auditedUntil", ""), List.of(usual(19)))).isEmpty();
    assertThat(changes(changed("/auditedUntil", ""), List.of(usual(20))))
        .containsExactly("LOST /auditedUntil");
  }

  @Test
  void doesNotMissAFieldThatSimplyVaries() {
    KnownShape without =
        shape("without", changed("/auditedUntil", "").fields(), Set.of(), 3, START);
    assertThat(changes(changed("/auditedUntil", ""), List.of(usual(40), without))).isEmpty();
  }

  @Test
  void missesAtOnceWhatTheSchemaDemandsAndTheMappingUses() {
    assertThat(changes(changed("/factory/country", ""), List.of()))
        .containsExactly("LOST /factory/country");
  }

  @Test
  void pairsALostFieldWithTheOneInItsStead() {
    assertThat(changes(changed("/auditedUntil", "/audited_to"), List.of(usual(20))))
        .containsExactly("RENAMED /auditedUntil /audited_to");
    assertThat(changes(changed("/factory/workers", "/factory/headcount"), List.of(usual(20))))
        .containsExactly("RENAMED /factory/workers /factory/headcount");
  }

  @Test
  void doesNotPairFieldsOfOtherTypesOrPlaces() {
    assertThat(changes(changed("/auditedUntil", "/factory/auditedUntil"), List.of(usual(20))))
        .containsExactlyInAnyOrder("LOST /auditedUntil", "GAINED /factory/auditedUntil");
  }

  @Test
  void takesOneBadDateForAMistakeAndThreeInARowForANewForm() {
    Set<String> mark = Set.of("/auditedUntil date.malformed");
    KnownShape one = shape("bad", USUAL, mark, 1, START.plusSeconds(60));
    KnownShape three = shape("bad", USUAL, mark, 3, START.plusSeconds(60));
    assertThat(changes(one, List.of(usual(20), one))).isEmpty();
    assertThat(changes(three, List.of(usual(20), three))).containsExactly("RETYPED /auditedUntil");
    KnownShape since = shape("usual", USUAL, Set.of(), 20, START.plusSeconds(90));
    assertThat(changes(three, List.of(since, three))).isEmpty();
  }

  @Test
  void reportsAnotherTypeAtOnce() {
    KnownShape text =
        shape("text", USUAL, Set.of("/factory/workers value.retyped"), 1, START.plusSeconds(60));
    assertThat(changes(text, List.of())).containsExactly("RETYPED /factory/workers");
  }
}
