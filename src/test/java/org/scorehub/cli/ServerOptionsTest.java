package org.scorehub.cli;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class ServerOptionsTest {

  @Command(name = "asks")
  static final class Asks {
    @Mixin private ServerOptions options = new ServerOptions();
  }

  @Test
  void wantsToKnowWhoAsks() {
    Asks command = new Asks();
    new CommandLine(command).parseArgs("--user", " ");
    assertThatThrownBy(() -> command.options.server())
        .isInstanceOf(HubFailure.class)
        .hasMessageContaining("--user NAME, or HUB_USER");
  }

  @Test
  void refusesWhatIsNoAddress() {
    Asks command = new Asks();
    new CommandLine(command).parseArgs("--user", "mary", "--server", "ftp://hub.example");
    assertThatThrownBy(() -> command.options.server())
        .isInstanceOf(HubFailure.class)
        .hasMessageContaining("ftp://hub.example");
  }
}
