package org.scorehub.platform.embedded;

/**
 * How to reach the hub's database. The pipeline and application roles are made by the migrations,
 * with the passwords given here.
 *
 * @param jdbcUrl JDBC address without credentials
 * @param ownerUser role that owns the database and may create roles; no superuser
 * @param ownerPassword its password
 * @param pipelinePassword password for the role {@code scorehub_pipeline}
 * @param appPassword password for the role {@code scorehub_app}
 */
public record DatabaseSettings(
    String jdbcUrl,
    String ownerUser,
    String ownerPassword,
    String pipelinePassword,
    String appPassword) {

  /** Without the passwords. */
  @Override
  public String toString() {
    return "DatabaseSettings[" + jdbcUrl + ", " + ownerUser + "]";
  }
}
