package org.scorehub.intake.fetch;

import java.util.Map;
import org.scorehub.connector.ConnectorSettings;
import org.scorehub.connector.TenantDatabases;
import org.scorehub.journal.PipelineDatabase;

/** Routes that fetch, of a hub whose connectors have no tenants: none. */
public final class TenantRoutesOfNobody {

  private TenantRoutesOfNobody() {}

  public static TenantRoutes in(PipelineDatabase database) {
    return new TenantRoutes(
        new ConnectorSettings(Map.of()),
        new TenantBeans(new PollCursors(database), new PollLeases(database), new TenantDatabases()),
        PollPace.DECLARED);
  }
}
