package org.scorehub.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubHomeTest {

  private final Path temporary;

  HubHomeTest(@TempDir Path temporary) {
    this.temporary = temporary;
  }

  @Test
  void isTheFolderOfTheEnvironment() {
    assertThat(HubHome.locate(Map.of("HUB_HOME", "/data/hub", "HUB_ROOT", "/opt/hub")))
        .isEqualTo(Path.of("/data/hub"));
  }

  @Test
  void standsBesideTheLauncherByDefault() {
    assertThat(HubHome.locate(Map.of("HUB_ROOT", "/opt/hub"))).isEqualTo(Path.of("/opt/hub/.hub"));
  }

  @Test
  void refusesASecondHubNamingTheFolderAndTheFirst() {
    try (HubHome first = HubHome.open(temporary)) {
      assertThatThrownBy(() -> HubHome.open(first.folder()))
          .isInstanceOf(HubHomeInUse.class)
          .hasMessageContaining(temporary.toString())
          .hasMessageContaining("pid " + ProcessHandle.current().pid());
    }
  }

  @Test
  void servesTheNextHubAfterItWasClosed() {
    HubHome.open(temporary).close();
    try (HubHome next = HubHome.open(temporary)) {
      assertThat(next.folder()).isDirectory();
    }
  }

  @Test
  void keepsPasswordsFromOtherUsers() throws IOException {
    try (HubHome home = HubHome.open(temporary.resolve("home"))) {
      String password = Credentials.of(home).password("someone");

      assertThat(password).hasSizeGreaterThanOrEqualTo(43);
      assertThat(Credentials.of(home).password("someone")).isEqualTo(password);
      assertThat(permissions(home.folder().resolve("credentials"))).isEqualTo("rw-------");
      assertThat(permissions(home.folder())).isEqualTo("rwx------");
    }
  }

  @Test
  void givesEveryPurposeItsOwnPortAndTheSameNextTime() {
    try (HubHome home = HubHome.open(temporary)) {
      Ports ports = Ports.of(home);
      int first = ports.port("first");
      int second = ports.port("second");

      assertThat(first).isNotEqualTo(second);
      assertThat(Ports.of(home).port("first")).isEqualTo(first);
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
