package org.scorehub.activation;

/** Where a connector that appears while the hub runs finds who uses it. */
public interface NewTenants {

  /**
   * Adds the tenants of a connector to the settings, if it has none yet.
   *
   * @return whether any were added
   */
  boolean learn(String connector);
}
