package org.scorehub.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;

class MerkleTreeProperties {

  private static List<byte[]> hashes(List<String> contents) {
    return contents.stream().map(MerkleTree::leafHash).toList();
  }

  private static List<String> leaves(int count) {
    return IntStream.range(0, count).mapToObj(i -> "leaf " + i).toList();
  }

  /** As the standard writes it, without thought of cost. */
  private static byte[] rootOfStandard(List<byte[]> leaves) {
    if (leaves.size() == 1) {
      return leaves.get(0);
    }
    int left = Integer.highestOneBit(leaves.size() - 1);
    return MerkleTree.nodeHash(
        rootOfStandard(leaves.subList(0, left)),
        rootOfStandard(leaves.subList(left, leaves.size())));
  }

  @Property(tries = 200)
  void hasTheRootOfTheStandard(@ForAll @Size(min = 1, max = 70) List<String> contents) {
    List<byte[]> leaves = hashes(contents);
    assertThat(new MerkleTree(leaves).root()).isEqualTo(rootOfStandard(leaves));
  }

  @Property(tries = 200)
  void everyLeafLeadsToTheRoot(@ForAll @IntRange(min = 1, max = 300) int count) {
    List<byte[]> leaves = hashes(leaves(count));
    MerkleTree tree = new MerkleTree(leaves);
    for (int i = 0; i < count; i++) {
      assertThat(MerkleTree.rootOf(leaves.get(i), tree.path(i))).isEqualTo(tree.root());
    }
  }

  @Property(tries = 200)
  void noOtherLeafLeadsToTheRoot(
      @ForAll @Size(min = 2, max = 40) @UniqueElements List<String> contents,
      @ForAll @IntRange(max = 1000) int seed) {
    List<byte[]> leaves = hashes(contents);
    MerkleTree tree = new MerkleTree(leaves);
    int at = seed % leaves.size();
    int other = (at + 1) % leaves.size();
    assertThat(MerkleTree.rootOf(leaves.get(other), tree.path(at))).isNotEqualTo(tree.root());
  }

  @Property(tries = 100)
  void aTreeWithoutOneLeafHasAnotherRoot(
      @ForAll @IntRange(min = 2, max = 60) int count, @ForAll @IntRange(max = 1000) int seed) {
    List<byte[]> all = hashes(leaves(count));
    List<byte[]> fewer = new ArrayList<>(all);
    fewer.remove(seed % count);
    assertThat(new MerkleTree(fewer).root()).isNotEqualTo(new MerkleTree(all).root());
  }

  /** The values of the reference tests of Certificate Transparency for its first two leaves. */
  @Example
  void hashesAsCertificateTransparencyDoes() {
    byte[] empty = MerkleTree.leafHash("");
    byte[] zero = MerkleTree.leafHash("\0");
    assertThat(HexFormat.of().formatHex(empty))
        .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    assertThat(HexFormat.of().formatHex(new MerkleTree(List.of(empty, zero)).root()))
        .isEqualTo("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
  }
}
