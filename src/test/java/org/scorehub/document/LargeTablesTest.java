package org.scorehub.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LargeTablesTest {

  @ParameterizedTest
  @CsvSource({"csv, 1000000, 64", "xlsx, 200000, 64"})
  void readsLargeTableInLittleMemoryAndLeavesNoFile(
      String kind, int rows, int megabytes, @TempDir Path folder) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + megabytes + "m",
            "-XX:+UseSerialGC",
            "-Djava.io.tmpdir=" + folder,
            LargeTables.class.getName(),
            kind,
            Integer.toString(rows),
            folder.resolve("table." + kind).toString());
    builder
        .redirectErrorStream(true)
        .environment()
        .put("CLASSPATH", System.getProperty("java.class.path"));
    Process process = builder.start();
    try (InputStream out = process.getInputStream()) {
      assertThat(new String(out.readAllBytes(), StandardCharsets.UTF_8))
          .endsWith(rows + " S" + rows + " 0\n");
    }
    assertThat(process.waitFor()).isZero();
    assertThat(filesLeft(folder)).containsExactly("table." + kind);
  }

  private static List<String> filesLeft(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
