package org.scorehub.web.evidence;

import java.util.UUID;

/** Reads some sections, under the rights of whoever asks. */
interface EvidencePart {

  /** Adds its sections in the order of the pack. */
  void add(UUID site, EvidenceRows rows);
}
