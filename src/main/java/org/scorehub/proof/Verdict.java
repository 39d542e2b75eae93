package org.scorehub.proof;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a verification came to.
 *
 * @param sound whether nothing speaks against the journal
 * @param seals how many were verified
 * @param records how many leaves they have
 * @param found how often each thing was the matter; what never was is not in it
 * @param waiting records that wait for the next seal, as far as nobody can tell whether they
 *     changed
 * @param head the last seal; null if there is none yet
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Verdict(
    boolean sound,
    long seals,
    long records,
    Map<Discrepancy.What, Long> found,
    long waiting,
    @Nullable Head head) {

  /**
   * The end of the chain. Whoever notes it elsewhere can tell later whether seals were taken off.
   *
   * @param hash in hex
   */
  public record Head(long number, String hash, Instant madeAt) {}

  public Verdict {
    found = Map.copyOf(found);
  }
}
