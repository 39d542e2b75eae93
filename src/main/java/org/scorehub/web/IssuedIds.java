package org.scorehub.web;

import java.util.UUID;

/** Knows the exchange ids that were given out, before their documents are in the database. */
@FunctionalInterface
public interface IssuedIds {

  /** True if the hub gave this id to a document of this organisation. */
  boolean issuedTo(UUID id, String buyer);
}
