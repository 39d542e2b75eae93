package org.scorehub.connector.explain;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.scorehub.document.Position;
import org.scorehub.document.SheetCell;
import org.scorehub.mapping.Step;

/**
 * Places of the document that a mapping takes. Canonical records have JSON pointers and no
 * positions, documents of others native paths.
 *
 * @param tree what the mapping takes
 * @param canonical whether that is a canonical record
 * @param locate finds native paths in the bytes
 */
record Places(
    JsonNode tree, boolean canonical, Function<Set<String>, Map<String, Position>> locate) {

  /** A native path as it is shown. */
  String shown(String path) {
    return canonical ? TreePath.ofNative(path) : path;
  }

  /** The native path of what a person wrote. */
  String written(String path) {
    String slashed = path.startsWith("/") ? path : "/" + path;
    return canonical ? TreePath.toNative(slashed) : slashed;
  }

  /** A step with its paths as they are shown. */
  Step shown(Step step) {
    return step.withInputs(
        step.inputs().stream()
            .map(in -> new Step.Input(in.path() == null ? null : shown(in.path()), in.value()))
            .toList());
  }

  /** The places of native paths, in their order. */
  List<Source> at(List<String> paths) {
    Map<String, Position> positions =
        paths.isEmpty() ? Map.of() : locate.apply(new LinkedHashSet<>(paths));
    return paths.stream().map(path -> source(path, positions.get(path))).toList();
  }

  /** Which of these native paths stands in a cell. */
  Optional<String> in(SheetCell cell, List<String> paths) {
    return locate.apply(new LinkedHashSet<>(paths)).entrySet().stream()
        .filter(at -> cell.isAt(at.getValue()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private Source source(String path, @Nullable Position at) {
    return Source.of(shown(path), value(path), at);
  }

  private @Nullable String value(String path) {
    JsonNode value = tree.at(JsonPointer.compile(TreePath.pointer(tree, path)));
    return value.isValueNode() && !value.isNull() ? value.asText() : null;
  }
}
