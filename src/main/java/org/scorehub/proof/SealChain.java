package org.scorehub.proof;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.scorehub.proof.Discrepancy.What;

/** Follows the chain of seals and tells where it does not hold. */
final class SealChain {

  private final List<SealNote> notes;
  private final Consumer<Discrepancy> found;
  private Seal.@Nullable Kept last;

  /**
   * @param notes seals known from elsewhere
   */
  SealChain(List<SealNote> notes, Consumer<Discrepancy> found) {
    this.notes = List.copyOf(notes);
    this.found = found;
  }

  /**
   * Goes on to the next seal that there is.
   *
   * @param first whether the chain is followed from here, so that what was before is not known
   */
  void follow(Seal.Kept kept, boolean first) {
    Seal seal = kept.seal();
    if (!first) {
      link(seal);
    }
    if (!Arrays.equals(seal.hash(), kept.hash()) || !holdsItsLeaves(kept)) {
      found.accept(Discrepancy.ofSeal(What.SEAL_CHANGED, seal.number()));
    }
    notes.stream()
        .filter(note -> note.number() == seal.number())
        .filter(note -> !HexFormat.of().formatHex(kept.hash()).equalsIgnoreCase(note.hash()))
        .forEach(note -> found.accept(Discrepancy.ofSeal(What.NOT_AS_NOTED, seal.number())));
    last = kept;
  }

  private void link(Seal seal) {
    long expected = last == null ? 1 : last.seal().number() + 1;
    for (long missing = expected; missing < seal.number(); missing++) {
      found.accept(Discrepancy.ofSeal(What.SEAL_MISSING, missing));
    }
    byte[] before = last == null ? Seal.nothingBefore() : last.hash();
    if (!Arrays.equals(before, seal.previous())) {
      found.accept(Discrepancy.ofSeal(What.CHAIN_BROKEN, seal.number()));
    }
  }

  private static boolean holdsItsLeaves(Seal.Kept kept) {
    List<byte[]> hashes = kept.leafHashes();
    return hashes.size() == kept.seal().leaves()
        && Arrays.equals(new MerkleTree(hashes).root(), kept.seal().root());
  }

  /** Tells of noted seals that the chain does not reach. */
  void end() {
    long reached = last == null ? 0 : last.seal().number();
    notes.stream()
        .filter(note -> note.number() > reached)
        .forEach(note -> found.accept(Discrepancy.ofSeal(What.SEAL_MISSING, note.number())));
  }

  Verdict.@Nullable Head head() {
    return last == null
        ? null
        : new Verdict.Head(
            last.seal().number(), HexFormat.of().formatHex(last.hash()), last.seal().madeAt());
  }
}
