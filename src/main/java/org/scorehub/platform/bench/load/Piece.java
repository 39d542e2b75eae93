package org.scorehub.platform.bench.load;

import org.jspecify.annotations.Nullable;

/**
 * One document on its way to the hub, or to a system that the hub asks.
 *
 * @param way how it goes
 * @param user who sends it
 * @param connector whose document it is
 * @param tenant whose system offers it; empty where it is sent
 * @param operation of the SOAP service; empty where it does not go by SOAP
 * @param name of the file or record
 * @param key idempotency key, the same for each repetition
 * @param approval who approves the recommendations for its site afterwards; null for nobody
 */
@SuppressWarnings("ArrayRecordComponent") // raw bytes, never compared as part of the record
public record Piece(
    Way way,
    String user,
    String connector,
    String document,
    String tenant,
    String operation,
    String name,
    String key,
    byte[] bytes,
    @Nullable Approval approval) {

  /** How a document goes. */
  public enum Way {
    SOAP,
    POST,
    PUBLISH
  }

  /**
   * A person's approval of what a training provider is told.
   *
   * @param user who approves
   */
  public record Approval(String user, String provider) {}

  /** The same document, broken: cut off in the middle, and so another one. */
  public Piece broken() {
    byte[] half = java.util.Arrays.copyOf(bytes, bytes.length * 3 / 5);
    return new Piece(
        Way.POST, user, connector, document, "", "", name, key + "/broken", half, null);
  }

  /** Connector and document. */
  public String what() {
    return connector + "/" + document;
  }
}
