package org.scorehub.intake;

import java.time.Clock;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.ConnectorSettings;
import org.scorehub.journal.Archives;
import org.scorehub.journal.ExchangeIds;
import org.scorehub.journal.PipelineDatabase;

/** The hub's reception, without the rest of the hub. Nobody is ever logged in. */
public final class Receptions {

  private Receptions() {}

  /** A reception that keeps its keys and large bodies in a database. */
  public static Reception on(
      PipelineDatabase database, ConnectorCatalogue catalogue, ConnectorSettings settings) {
    return new Reception(
        catalogue,
        settings,
        () -> {
          throw new IllegalStateException("nobody is logged in");
        },
        new ExchangeIds(new byte[32], Clock.systemUTC()),
        new ReceivedBytes(Archives.in(database)),
        new IdempotencyKeys(database),
        Clock.systemUTC());
  }
}
