package org.scorehub.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest; {@code development} for classes outside a jar. */
final class HubVersion implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = HubVersion.class.getPackage().getImplementationVersion();
    return new String[] {"score-hub " + Objects.requireNonNullElse(version, "development")};
  }
}
