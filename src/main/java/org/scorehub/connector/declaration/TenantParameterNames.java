package org.scorehub.connector.declaration;

import java.util.Set;

/** Parameters of route templates that no connector gives, as the hub itself fills them in. */
public final class TenantParameterNames {

  /** What a route is made for; each is always given. */
  public static final Set<String> SOURCE = Set.of("connector", "document", "tenant");

  /** Those that depend on how the tenant is configured. */
  public static final Set<String> SETTINGS =
      Set.of(
          "endpoint",
          "host",
          "port",
          "base",
          "username",
          "password",
          "hostKey",
          "database",
          "folder");

  private TenantParameterNames() {}
}
