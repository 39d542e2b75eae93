package org.scorehub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class HubTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine hub =
      Hub.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

  @Test
  void printsHelpAsData() {
    assertThat(hub.execute("--help")).isEqualTo(Hub.DONE);
    assertThat(out.toString())
        .contains("Usage: hub", "connectors", "translate", "match", "bad input");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void printsItsVersion() {
    assertThat(hub.execute("--version")).isEqualTo(Hub.DONE);
    assertThat(out.toString()).startsWith("score-hub ");
  }

  @Test
  void offersHelpForEveryCommand() {
    assertThat(hub.getSubcommands()).isNotEmpty();
    for (String command : hub.getSubcommands().keySet()) {
      assertThat(hub.execute(command, "--help")).as(command).isEqualTo(Hub.DONE);
    }
  }

  @Test
  void takesACommandThatDoesNotExistAsBadInput() {
    assertThat(hub.execute("nonsense")).isEqualTo(Hub.BAD_INPUT);
    assertThat(err.toString()).contains("nonsense");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void takesNoCommandAsBadInput() {
    assertThat(hub.execute()).isEqualTo(Hub.BAD_INPUT);
    assertThat(err.toString()).contains("Usage: hub");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void tellsOfAnExpectedFailureInOneLine() {
    hub.addSubcommand(new Failing(HubFailure.badInput("the file is empty")))
        .setErr(new PrintWriter(err));

    assertThat(hub.execute("fail")).isEqualTo(Hub.BAD_INPUT);
    assertThat(err.toString()).isEqualToIgnoringNewLines("hub: the file is empty");
  }

  @Test
  void tellsOfAnUnexpectedFailureWithoutAStackTrace() {
    hub.addSubcommand(new Failing(new IllegalStateException("odd"))).setErr(new PrintWriter(err));

    assertThat(hub.execute("fail")).isEqualTo(Hub.FAILED);
    assertThat(err.toString()).contains("IllegalStateException: odd").doesNotContain("\tat ");
  }

  @Command(name = "fail")
  private record Failing(RuntimeException failure) implements Callable<Integer> {
    @Override
    public Integer call() {
      throw failure;
    }
  }
}
