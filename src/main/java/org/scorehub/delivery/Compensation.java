package org.scorehub.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that a change of sites makes necessary: it tells what is so now in place of what was
 * told before.
 *
 * @param organisation who is told
 * @param siteId the site it is about, after the change
 * @param supersedes the last delivery that told of it or of a site it was joined with or parted
 *     from; null if none had
 * @param changed top-level parts of the record that differ from what was told; all if nothing was
 * @param told what that delivery told, without versions and times; null if none did
 * @param tells what is told now, likewise; null where the reader may not see it
 */
public record Compensation(
    String organisation,
    UUID siteId,
    String connector,
    String document,
    @Nullable UUID supersedes,
    List<String> changed,
    @Nullable JsonNode told,
    @Nullable JsonNode tells) {

  public Compensation {
    changed = List.copyOf(changed);
  }
}
