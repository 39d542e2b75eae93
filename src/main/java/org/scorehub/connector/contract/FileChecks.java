package org.scorehub.connector.contract;

import java.util.List;

/** The checks that need a connector's files only, in the order in which they are best mended. */
final class FileChecks {

  private FileChecks() {}

  static List<ContractCheck> all() {
    return List.of(
        new ProfileCheck(),
        new DeclarationsCheck(),
        new FilesCheck(),
        new SecretsCheck(),
        new ExamplesCheck(),
        new NativePathsCheck(),
        new CanonicalPathsCheck(),
        new UnknownCodesCheck(),
        new OutboundValidCheck(),
        new RoundTripCheck(),
        new NoClosingCodeCheck(),
        new DeterminismCheck(),
        new LimitsCheck(),
        new RobustnessCheck());
  }
}
