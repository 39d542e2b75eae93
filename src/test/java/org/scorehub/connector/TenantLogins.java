package org.scorehub.connector;

/** Logins for tests in other packages. */
public final class TenantLogins {

  private TenantLogins() {}

  /** Logins of these tenants. */
  public static TenantLogin of(ConnectorSettings settings) {
    return new TenantLogin(settings);
  }
}
