package org.scorehub.passport;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import org.scorehub.journal.PipelineDatabase;

/** The hub's seal, without the rest of the hub. */
public final class PassportSeals {

  private PassportSeals() {}

  /** A seal of an issuer without a name, whose keys are in a database. */
  public static PassportSeal in(PipelineDatabase database) {
    PassportIssuer issuer = new PassportIssuer(null, "tests", Duration.ofDays(1));
    return new PassportSeal(new PassportKeys(database, issuer), new ObjectMapper());
  }
}
