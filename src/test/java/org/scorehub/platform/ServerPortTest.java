package org.scorehub.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scorehub.cli.HubFailure;

class ServerPortTest {

  @Test
  void is8080UnlessTheEnvironmentSaysOtherwise() {
    assertThat(ServerPort.of(Map.of()).number()).isEqualTo(8080);
    assertThat(ServerPort.of(Map.of("SERVER_PORT", "9000")).number()).isEqualTo(9000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"eighty", "0", "65536", "-1"})
  void refusesWhatIsNoPort(String value) {
    assertThatThrownBy(() -> ServerPort.of(Map.of("SERVER_PORT", value)))
        .isInstanceOf(HubFailure.class)
        .hasMessageContaining("SERVER_PORT")
        .hasMessageContaining(value);
  }

  @Test
  void saysWhatToDoIfAnotherProgramHasIt() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      ServerPort port = new ServerPort(taken.getLocalPort());

      assertThatThrownBy(port::refuseIfTaken)
          .isInstanceOf(HubFailure.class)
          .hasMessageContaining("port " + taken.getLocalPort())
          .hasMessageContaining("SERVER_PORT");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void namesTheProgramThatHasIt() throws IOException {
    assertThat(Files.exists(Path.of("/proc/net/tcp"))).isTrue();
    try (ServerSocket taken = new ServerSocket(0)) {
      assertThat(PortHolder.of(taken.getLocalPort()))
          .contains("java (pid %d)".formatted(ProcessHandle.current().pid()));
    }
  }
}
