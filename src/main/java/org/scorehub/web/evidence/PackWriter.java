package org.scorehub.web.evidence;

import java.io.IOException;

/** A form of a pack, written as the rows come; it keeps none of them. */
interface PackWriter {

  /** Of a pack that is only hashed. */
  PackWriter NOTHING = new PackWriter() {};

  default void begin(EvidenceCover cover) throws IOException {}

  /** A section begins; the one before is at its end. */
  default void section(EvidenceSection section) throws IOException {}

  default void row(EvidenceSection section, EvidenceRow row) throws IOException {}

  /** All is written. */
  default void end(PackManifest manifest) throws IOException {}
}
