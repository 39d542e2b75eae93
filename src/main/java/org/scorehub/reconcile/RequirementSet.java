package org.scorehub.reconcile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer asks of a site, in the order in which it is to be read. The sets that ship are this
 * project's own alignment and no documents of amfori, ETI or Sedex.
 *
 * @param requirements each with an id of its own
 */
public record RequirementSet(List<Requirement> requirements) {

  public RequirementSet {
    requirements = List.copyOf(requirements);
  }

  /** The requirement of that id. */
  public Optional<Requirement> get(String id) {
    return requirements.stream().filter(requirement -> requirement.id().equals(id)).findFirst();
  }

  /**
   * With a requirement in place of another, or at the end.
   *
   * @param instead id of the one that it takes the place of; null or unknown for none
   */
  public RequirementSet with(Requirement added, @Nullable String instead) {
    if (instead == null || get(instead).isEmpty()) {
      return new RequirementSet(Stream.concat(requirements.stream(), Stream.of(added)).toList());
    }
    Function<Requirement, Requirement> put = old -> old.id().equals(instead) ? added : old;
    return new RequirementSet(requirements.stream().map(put).toList());
  }

  /** Without the requirement of that id. */
  public RequirementSet without(String id) {
    return new RequirementSet(requirements.stream().filter(r -> !r.id().equals(id)).toList());
  }

  /** How many different topics have to be asked. */
  public long topics() {
    return requirements.stream().flatMap(r -> r.topics().stream()).distinct().count();
  }

  /** As a table that {@link RequirementTable} reads back to the same. */
  public String csv() {
    return RequirementTable.write(this);
  }

  /** SHA-256 of the table, 64 hex digits: equal for equal sets. */
  public String sha256() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(csv().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
