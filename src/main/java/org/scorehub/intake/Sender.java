package org.scorehub.intake;

import java.util.Set;

/**
 * Who hands in a document, as authenticated. Never read from the document.
 *
 * @param name account or token name
 * @param organisation the organisation it belongs to
 * @param actsFor other organisations in whose name it may hand in documents
 */
public record Sender(String name, String organisation, Set<String> actsFor) {
  public Sender {
    actsFor = Set.copyOf(actsFor);
  }
}
