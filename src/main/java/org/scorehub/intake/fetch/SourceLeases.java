package org.scorehub.intake.fetch;

/** Which instance fetches from which source. */
interface SourceLeases {

  /** Whether this instance may poll a source now. */
  boolean leads(PollSource source);

  /** Name of this instance. */
  String getId();
}
