package org.scorehub.connector.explain;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds a leaf by where it stands in a written document, where every step has its position ({@code
 * /Envelope[1]/Body[1]/audit[1]/question[3]/@code[1]}): the document may have elements around the
 * tree that a mapping knows, and a tree has positions only in lists.
 */
final class WrittenPlace {

  private static final String TEXT = "/#text";

  private record Leaf(JsonPointer pointer, String path) {}

  private WrittenPlace() {}

  /** The native path among these that is meant; empty if none is. */
  static Optional<String> among(Collection<String> paths, String written) {
    String wanted = plain(TreePath.toNative(written));
    return paths.stream()
        .filter(path -> means(wanted, plain(path)))
        .max(Comparator.comparingInt(path -> plain(path).length()));
  }

  /** The JSON pointer of the leaf of the tree that is meant; empty if none is. */
  static Optional<String> in(JsonNode tree, String written) {
    List<Leaf> leaves = new ArrayList<>();
    collect(tree, JsonPointer.empty(), "", leaves);
    String wanted = plain(TreePath.toNative(written));
    return leaves.stream()
        .filter(leaf -> means(wanted, plain(leaf.path())))
        .max(Comparator.comparingInt(leaf -> plain(leaf.path()).length()))
        .map(leaf -> leaf.pointer().toString());
  }

  private static void collect(JsonNode node, JsonPointer at, String path, List<Leaf> leaves) {
    if (node.isValueNode()) {
      leaves.add(new Leaf(at, path));
    }
    node.properties()
        .forEach(
            member ->
                collect(
                    member.getValue(),
                    at.appendProperty(member.getKey()),
                    path + '/' + member.getKey(),
                    leaves));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(node.get(i), at.appendIndex(i), path + '[' + (i + 1) + ']', leaves);
    }
  }

  private static boolean means(String written, String leaf) {
    return !leaf.isEmpty() && (written.equals(leaf) || written.endsWith(leaf));
  }

  /** Without the positions of what is alone or first. */
  private static String plain(String path) {
    String first = path.replace("[1]", "");
    return first.endsWith(TEXT) ? first.substring(0, first.length() - TEXT.length()) : first;
  }
}
