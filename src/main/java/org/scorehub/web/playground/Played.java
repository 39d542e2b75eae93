package org.scorehub.web.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.document.SheetCell;
import org.scorehub.trial.playground.PlayResult;
import org.scorehub.trial.playground.PlayResult.Leaf;
import org.scorehub.trial.playground.PlayResult.Value;
import org.scorehub.web.ShownSheets;

/**
 * What came of a run, as a page shows it.
 *
 * @param result what was run
 * @param pieces the result as text, whose values know where they come from
 * @param chosen pointer of the value that was chosen; null if none was
 */
record Played(PlayResult result, List<PlayedPiece> pieces, @Nullable String chosen) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The sheets of a workbook; none of another sample. */
  public ShownSheets book() {
    return new ShownSheets(result.sheets());
  }

  private String told(Leaf leaf) {
    return leaf.sheet() == null
        ? leaf.path()
        : leaf.path() + " (" + new SheetCell(leaf.sheet(), leaf.line(), leaf.column()) + ")";
  }

  /** Places of the sample as [from, to, line, path, cell or null], for the script of the page. */
  public String places() {
    ShownSheets book = book();
    ArrayNode places = JsonNodeFactory.instance.arrayNode();
    result
        .leaves()
        .forEach(
            leaf ->
                places
                    .addArray()
                    .add(leaf.from())
                    .add(leaf.to())
                    .add(leaf.line())
                    .add(told(leaf))
                    .add(book.cell(leaf.sheet(), leaf.line(), leaf.column())));
    return places.toString();
  }

  /** Problems as [file or "", line, message, cell or null], for the script of the page. */
  public String marks() {
    ShownSheets book = book();
    ArrayNode marks = JsonNodeFactory.instance.arrayNode();
    for (Problem problem : result.problems()) {
      if (problem.mappingFile() != null && problem.mappingLine() > 0) {
        marks
            .addArray()
            .add(problem.mappingFile())
            .add(problem.mappingLine())
            .add(problem.message());
      }
      if (problem.line() > 0) {
        marks
            .addArray()
            .add("")
            .add(problem.line())
            .add(problem.message())
            .add(book.cell(problem.sheet(), problem.line(), problem.column()));
      }
    }
    return marks.toString();
  }

  /** The value that was chosen, where the page has no script. */
  public @Nullable Value chosenValue() {
    return result.values().stream()
        .filter(value -> value.pointer().equals(chosen))
        .findFirst()
        .orElse(null);
  }

  /** The places that decide it. */
  public List<Leaf> chosenLeaves() {
    return Optional.ofNullable(chosenValue()).stream()
        .flatMap(value -> value.leaves().stream())
        .map(result.leaves()::get)
        .toList();
  }

  /** Text of the result without members that are null: that is what they are when not written. */
  static String text(@Nullable JsonNode result) {
    return result == null ? "" : JSON.valueToTree(withoutNulls(result)).toPrettyString();
  }

  static JsonNode withoutNulls(JsonNode node) {
    if (node.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      node.properties().stream()
          .filter(member -> !member.getValue().isNull())
          .forEach(member -> object.set(member.getKey(), withoutNulls(member.getValue())));
      return object;
    }
    if (node.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      node.forEach(entry -> array.add(withoutNulls(entry)));
      return array;
    }
    return node;
  }
}
