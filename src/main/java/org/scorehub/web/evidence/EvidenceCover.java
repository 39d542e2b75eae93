package org.scorehub.web.evidence;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.web.site.SiteDetail;

/**
 * What a pack says of itself. Nothing of it is part of the hashes.
 *
 * @param pack id of this pack
 * @param organisation whose view it is
 * @param roles of whoever made it, by which it is restricted
 * @param base address of the hub, before the sources of rows
 * @param chosen sections that it was restricted to; empty for all
 * @param rules version of the rules of matching in use
 */
record EvidenceCover(
    UUID pack,
    SiteDetail site,
    String organisation,
    String madeBy,
    List<String> roles,
    Instant madeAt,
    String zone,
    String language,
    String hubVersion,
    String rules,
    String base,
    List<EvidenceSection> chosen) {

  EvidenceCover {
    roles = List.copyOf(roles);
    chosen = List.copyOf(chosen);
  }

  /** What the site is called; its id where it has no name. */
  String title() {
    @Nullable String name = site.name();
    return name == null ? site.id().toString() : name;
  }

  /** The sections that it has. */
  List<EvidenceSection> sections() {
    return chosen.isEmpty() ? List.of(EvidenceSection.values()) : chosen;
  }
}
