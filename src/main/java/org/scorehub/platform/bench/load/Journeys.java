package org.scorehub.platform.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scorehub.platform.bench.load.Piece.Way;
import org.scorehub.platform.sandbox.SandboxFiles;
import org.scorehub.platform.sandbox.Script;

/**
 * The documents of a run: the scripts of the sandbox again and again, each time about other
 * factories, with some that are broken and some that are large. Lists of a kind that no script has
 * come from the examples of the mappings.
 */
public final class Journeys {

  /** Scripts that belong together are about the same factories. */
  private static final List<List<String>> SCRIPTS =
      List.of(
          List.of("amfori-bsci", "score-training"),
          List.of("eti-members"),
          List.of("inditex"),
          List.of("adidas"),
          List.of("coop-ch"),
          List.of("untp", "fip-archive"));

  private static final int BROKEN_EVERY = 16;
  private static final int LARGE_EVERY = 5;
  private static final int LARGE_BYTES = 300_000;
  private static final String RUN_BY = "score-programme";

  private final Path root;
  private final SandboxFiles files;
  private final LocalDate day;
  private final String run;

  /**
   * Of a folder of the project.
   *
   * @param root folder of the project
   * @param day the day that dates count from
   * @param run part of all idempotency keys, so that they are this run's
   */
  public Journeys(Path root, LocalDate day, String run) {
    this.root = root;
    this.files = SandboxFiles.of(root);
    this.day = day;
    this.run = run;
  }

  /** How many there are before they begin again with other factories. */
  public static int kinds() {
    return SCRIPTS.size() + 1;
  }

  /** The documents of one journey in their order. */
  public List<Piece> of(int number) {
    int kind = number % kinds();
    Variant variant = new Variant(number);
    List<Piece> pieces =
        kind < SCRIPTS.size()
            ? scripted(SCRIPTS.get(kind), variant, number)
            : lists(variant, number);
    List<Piece> all = new ArrayList<>();
    for (Piece piece : pieces) {
      all.add(piece);
      if (piece.way() == Way.POST && (number + all.size()) % BROKEN_EVERY == 0) {
        all.add(piece.broken());
      }
    }
    return all;
  }

  private List<Piece> scripted(List<String> connectors, Variant variant, int number) {
    List<Piece> pieces = new ArrayList<>();
    for (String connector : connectors) {
      Script script = Script.of(files, connector);
      for (Script.Step step : script.steps()) {
        pieces.add(piece(script, step, variant, number, pieces.size()));
      }
    }
    return pieces;
  }

  private Piece piece(Script script, Script.Step step, Variant variant, int number, int ordinal) {
    String text = variant.of(new String(script.content(step, day), UTF_8));
    String file = step.file().substring(step.file().lastIndexOf('/') + 1);
    String key = "%s/%d/%d".formatted(run, number, ordinal);
    Piece.Approval approval = approval(step);
    if (step.publish() != null) {
      return new Piece(
          Way.PUBLISH,
          step.as(),
          script.connector(),
          step.publish(),
          String.valueOf(step.tenant()),
          "",
          numbered(file, number),
          key,
          text.getBytes(UTF_8),
          approval);
    } else if (step.soap() != null && (number / kinds()) % LARGE_EVERY == 1) {
      return new Piece(
          Way.POST,
          step.as(),
          script.connector(),
          "audit",
          "",
          "",
          file,
          key,
          large(text),
          approval);
    } else if (step.soap() != null) {
      return new Piece(
          Way.SOAP,
          step.as(),
          script.connector(),
          "audit",
          "",
          step.soap(),
          file,
          key,
          text.getBytes(UTF_8),
          approval);
    }
    String[] target = String.valueOf(step.post()).split("/", 2);
    return new Piece(
        Way.POST,
        step.as(),
        target[0],
        target[1],
        "",
        "",
        file,
        key,
        text.getBytes(UTF_8),
        approval);
  }

  private static Piece.@Nullable Approval approval(Script.Step step) {
    Script.Approval approval = step.approve();
    return approval == null ? null : new Piece.Approval(approval.as(), approval.provider());
  }

  /** Over the size up to which a document travels with its record. */
  private static byte[] large(String xml) {
    String comment = "<!-- " + "invented ".repeat(LARGE_BYTES / 9) + "-->\n";
    return xml.replaceFirst("(?=<audit )", comment).getBytes(UTF_8);
  }

  private List<Piece> lists(Variant variant, int number) {
    return Stream.of(
            sheet("enrolments-sheet", "two-good-enrolments", variant, number),
            sheet("kpi-readings-sheet", "before-and-after", variant, number),
            alert(variant, number),
            export(number))
        .toList();
  }

  private Piece sheet(String document, String example, Variant variant, int number) {
    String file = "mappings/score-training/examples/%s/%s/input.csv".formatted(document, example);
    byte[] text = variant.of(new String(bytes(file), UTF_8)).getBytes(UTF_8);
    String name = numbered(document + ".csv", number);
    return new Piece(
        Way.PUBLISH, "trainer", "score-training", document, RUN_BY, "", name, "", text, null);
  }

  private Piece alert(Variant variant, int number) {
    String file =
        "mappings/amfori-bsci/examples/zero-tolerance-alert/child-labour-confirmed/input.xml";
    byte[] text = variant.of(new String(bytes(file), UTF_8)).getBytes(UTF_8);
    String key = "%s/%d/alert".formatted(run, number);
    return new Piece(
        Way.SOAP,
        "engineer",
        "amfori-bsci",
        "zero-tolerance-alert",
        "",
        "submitZeroToleranceAlert",
        "alert.xml",
        key,
        text,
        null);
  }

  /** A workbook has no variants: the same sites once more, each time in another file. */
  private Piece export(int number) {
    String example = "title-row-and-merged-header/input.xlsx";
    return new Piece(
        Way.PUBLISH,
        "engineer",
        "amfori-bsci",
        "supply-chain-export",
        "demo-retail",
        "",
        numbered("export.xlsx", number),
        "",
        bytes("mappings/amfori-bsci/examples/supply-chain-export/" + example),
        null);
  }

  private static String numbered(String file, int number) {
    int dot = file.lastIndexOf('.');
    return file.substring(0, dot) + "_" + number + file.substring(dot);
  }

  private byte[] bytes(String path) {
    try {
      return Files.readAllBytes(root.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
