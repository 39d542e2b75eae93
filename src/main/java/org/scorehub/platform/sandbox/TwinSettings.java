package org.scorehub.platform.sandbox;

/**
 * Where a twin listens and whom it lets in.
 *
 * @param address network address to bind
 * @param port 0 for a free one
 * @param username for its login; as client id where it speaks OAuth
 * @param password for its login; guards invented data only
 */
public record TwinSettings(String address, int port, String username, String password) {

  @Override
  public String toString() {
    return "TwinSettings[" + address + ":" + port + "]";
  }
}
