package org.scorehub.proof;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * A Merkle tree as RFC 6962, section 2.1, defines it: a leaf is hashed behind a zero byte, two
 * nodes behind a one byte, and of n leaves the left branch has the largest power of two below n.
 * Node hashes are computed once.
 */
final class MerkleTree {

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  /**
   * A step from a leaf to the root.
   *
   * @param left whether the sibling stands on the left
   * @param sibling its hash
   */
  record Step(boolean left, byte[] sibling) {}

  private final List<List<byte[]>> levels = new ArrayList<>();

  /**
   * @param leafHashes hashes of the leaves in their order, 32 bytes each; at least one
   */
  MerkleTree(List<byte[]> leafHashes) {
    if (leafHashes.isEmpty()) {
      throw new IllegalArgumentException("a tree has at least one leaf");
    }
    List<byte[]> level = List.copyOf(leafHashes);
    levels.add(level);
    while (level.size() > 1) {
      level = above(level);
      levels.add(level);
    }
  }

  /** Pairs from the left; a last one without a partner goes up as it is, which gives the same. */
  private static List<byte[]> above(List<byte[]> level) {
    List<byte[]> above = new ArrayList<>((level.size() + 1) / 2);
    for (int i = 0; i + 1 < level.size(); i += 2) {
      above.add(nodeHash(level.get(i), level.get(i + 1)));
    }
    if (level.size() % 2 == 1) {
      above.add(level.get(level.size() - 1));
    }
    return above;
  }

  static byte[] leafHash(String content) {
    MessageDigest digest = Hashes.digest();
    digest.update(LEAF);
    return digest.digest(content.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] nodeHash(byte[] left, byte[] right) {
    MessageDigest digest = Hashes.digest();
    digest.update(NODE);
    digest.update(left);
    return digest.digest(right);
  }

  byte[] root() {
    return levels.get(levels.size() - 1).get(0);
  }

  /** The steps from a leaf up to the root; none if there is no other leaf. */
  List<Step> path(int index) {
    List<Step> steps = new ArrayList<>();
    int place = index;
    for (List<byte[]> level : levels) {
      int sibling = place ^ 1;
      if (sibling < level.size()) {
        steps.add(new Step(sibling < place, level.get(sibling)));
      }
      place /= 2;
    }
    return steps;
  }

  /** The root that a leaf leads to by these steps. */
  static byte[] rootOf(byte[] leafHash, List<Step> steps) {
    byte[] hash = leafHash;
    for (Step step : steps) {
      hash = step.left() ? nodeHash(step.sibling(), hash) : nodeHash(hash, step.sibling());
    }
    return hash;
  }
}
