package org.scorehub.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResolveCommandTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HEADER = "record_id,name,address,country\n";
  private static final String SITES =
      HEADER
          + "1,Meghla Knitwear Ltd,\"Plot 24, Kewa Road, Gazipur\",BD\n"
          + "2,MEGHLA KNITWEAR LIMITED,\"24 Kewa Rd, Gazipur 1740\",Bangladesh\n"
          + "3,Shapla Dress Makers,\"Holding 9, Ashulia\",BD\n";

  private final Path folder;
  private String out = "";
  private String err = "";

  ResolveCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void answersEachPairWithALine() throws IOException {
    Path pairs = file("pairs.csv", "left_id,right_id\n1,2\n3,1\n");
    assertThat(run("resolve", file("sites.csv", SITES).toString(), "--pairs", pairs.toString()))
        .isZero();
    List<String> lines = out.lines().toList();
    JsonNode first = JSON.readTree(lines.get(0));
    assertThat(first.fieldNames())
        .toIterable()
        .containsExactly("a", "b", "score", "decision", "why");
    assertThat(first.get("a").textValue()).isEqualTo("1");
    assertThat(first.get("decision").textValue()).isEqualTo("same");
    assertThat(first.get("score").doubleValue()).isBetween(0.8, 1.0);
    assertThat(first.get("why").get(0).textValue()).isNotBlank();
    assertThat(JSON.readTree(lines.get(1)).get("decision").textValue()).isEqualTo("different");
  }

  @Test
  void searchesWithoutPairs() throws IOException {
    assertThat(run("resolve", file("sites.csv", SITES).toString())).isZero();
    assertThat(out.lines()).singleElement().asString().contains("\"a\":\"1\",\"b\":\"2\"");
  }

  @Test
  void searchesOneListInAnother() throws IOException {
    Path other = file("other.csv", HEADER + "x,Meghla Knit Wear,\"Plot-24 Kewa Road\",BD\n");
    assertThat(run("resolve", file("sites.csv", SITES).toString(), "--against", other.toString()))
        .isZero();
    assertThat(out.lines()).hasSize(2).allMatch(line -> line.contains("\"b\":\"x\""));
  }

  @Test
  void usesIdentifiersWithARightCheckDigitOnly() throws IOException {
    Path sites =
        file(
            "ids.csv",
            """
            record_id,name,address,country,gln
            1,Abc,,BD,4000000000006
            2,Xyz,,BD,4000000000006
            3,Abc,,BD,4000000000007
            """);
    Path pairs = file("pairs.csv", "left_id,right_id\n1,2\n");
    assertThat(run("resolve", sites.toString(), "--pairs", pairs.toString())).isZero();
    assertThat(out).contains("\"decision\":\"same\"").contains("same gln");
    assertThat(err).contains("identifier.invalid").contains("4000000000007");
  }

  @Test
  void namesAllThatIsWrong() throws IOException {
    Path twice = file("twice.csv", SITES + "3,Again,,BD\n,Nameless,,BD\n");
    Path pairs = file("pairs.csv", "left_id,right_id\n1,7\n8,2\n");
    assertThat(run("resolve", twice.toString(), "--pairs", pairs.toString())).isEqualTo(2);
    assertThat(out).isEmpty();
    assertThat(err).contains("list.duplicate", "list.row", "\"7\"", "\"8\"");

    assertThat(run("resolve", file("short.csv", "record_id,name\n1,x\n").toString())).isEqualTo(2);
    assertThat(err).contains("address", "country");

    Path latin = file("latin.csv", HEADER + "1,Çorap,,TR\n", ISO_8859_1);
    assertThat(run("resolve", latin.toString())).isEqualTo(2);
    assertThat(err).contains("list.encoding");
    assertThat(run("resolve", folder.resolve("none.csv").toString())).isEqualTo(2);
  }

  @Test
  void measuresTheInventedPairs() throws IOException {
    assertThat(run("eval", "identity", "--errors")).isZero();
    assertThat(out).contains("cross-validated, high", "string likeness", "not measured");
  }

  @Test
  void refusesPairsWithoutALabel() throws IOException {
    Path pairs = file("pairs.csv", "left_id,right_id,label\n1,2,maybe\n");
    String sites = file("sites.csv", SITES).toString();
    assertThat(run("eval", "identity", sites, pairs.toString())).isEqualTo(2);
    assertThat(err).contains("list.label");
  }

  private int run(String... arguments) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    PrintStream formerOut = System.out;
    PrintStream formerErr = System.err;
    System.setOut(new PrintStream(output, true, UTF_8));
    System.setErr(new PrintStream(errors, true, UTF_8));
    try {
      return Hub.commandLine().execute(arguments);
    } finally {
      System.setOut(formerOut);
      System.setErr(formerErr);
      out = output.toString(UTF_8);
      err = errors.toString(UTF_8);
    }
  }

  private Path file(String name, String content) throws IOException {
    return file(name, content, UTF_8);
  }

  private Path file(String name, String content, Charset charset) throws IOException {
    return Files.writeString(folder.resolve(name), content, charset);
  }
}
