package org.scorehub.activation;

/** No connector of that name is active or has files. */
public final class UnknownConnector extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnknownConnector(String id) {
    super("There is no connector " + id);
  }
}
