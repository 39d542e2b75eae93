package org.scorehub.platform.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.scorehub.canonical.AvroCodec;
import org.scorehub.canonical.avro.Audit;
import org.scorehub.cli.Hub;
import org.scorehub.cli.HubFailure;
import org.scorehub.connector.ConnectorCatalogue;
import org.scorehub.connector.InboundDocument;
import org.scorehub.connector.Translation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./hub bench translate}: one audit of 25 findings from XML to checked canonical Avro. */
@Command(
    name = "translate",
    description = {
      "XML to checked canonical Avro: the hub's mapping beside loops written by hand.",
      "baseline binds with Jackson; streaming, a harder yardstick, pulls fields off a parser.",
      "Prints microseconds of processor time a document, and as last line the ratio."
    })
final class TranslateBench implements Callable<Integer> {

  static final String SAMPLE =
      "mappings/amfori-bsci/examples/audit/poor-factory-with-25-findings/input.xml";
  private static final double BAR = 1.60;
  private static final int WARM_UP = 20;
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  @Option(names = "--rounds", paramLabel = "N", description = "Rounds of each side (default 15).")
  private int rounds = 15;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "Processor time of a round (default 0.5); warm-up takes twenty rounds.")
  private double seconds = 0.5;

  @Override
  public Integer call() throws IOException {
    Path root = ProjectRoot.path();
    byte[] sample = Files.readAllBytes(root.resolve(SAMPLE));
    InboundDocument document = audits(root);
    BareTranslation bare = new BareTranslation(root);
    List<Side> sides =
        List.of(
            new Side("ours", bytes -> AvroCodec.encode(canonical(document, bytes)), rounds),
            new Side("baseline", bare::byJackson, rounds),
            new Side("streaming", bare::byStreaming, rounds));
    for (Side side : sides) {
      refuseIfDifferent(sides.get(0).work().apply(sample), side.work().apply(sample));
    }
    measure(sample, sides);
    return Hub.DONE;
  }

  /** One way of doing the work; {@code micros} are its rounds. */
  private record Side(String name, UnaryOperator<byte[]> work, double[] micros) {
    Side(String name, UnaryOperator<byte[]> work, int rounds) {
      this(name, work, new double[rounds]);
    }

    double median() {
      return Ratio.median(micros);
    }
  }

  private void measure(byte[] sample, List<Side> sides) {
    System.err.println("bench: warming up");
    for (int i = 0; i < WARM_UP; i++) {
      sides.forEach(side -> round(sample, side.work()));
    }
    for (int i = 0; i < rounds; i++) {
      for (Side side : sides) {
        side.micros()[i] = round(sample, side.work());
      }
      System.err.printf(Locale.ROOT, "bench: round %d of %d done%n", i + 1, rounds);
    }
    System.out.println("document  " + sample.length + " bytes of XML, 25 findings");
    sides.forEach(side -> Ratio.line(side.name(), side.median(), "us/doc", side.micros()));
    Ratio.last("translate", sides.get(0).median(), sides.get(1).median(), BAR);
  }

  /**
   * Microseconds of processor time a document, of all threads: the collector's work counts, what
   * other programs do meanwhile does not.
   */
  private double round(byte[] sample, UnaryOperator<byte[]> side) {
    long length = (long) (seconds * 1e9);
    long start = PROCESS.getProcessCpuTime();
    long spent = 0;
    int documents = 0;
    while (spent < length) {
      for (int i = 0; i < 50; i++) {
        if (side.apply(sample).length == 0) {
          throw new IllegalStateException("nothing was written");
        }
      }
      documents += 50;
      spent = PROCESS.getProcessCpuTime() - start;
    }
    return spent / 1e3 / documents;
  }

  private static void refuseIfDifferent(byte[] ours, byte[] baseline) {
    if (!Arrays.equals(ours, baseline)) {
      throw HubFailure.failed(
          "the two sides do not write the same bytes: "
              + AvroCodec.decode(Audit.class, ours)
              + " and "
              + AvroCodec.decode(Audit.class, baseline));
    }
  }

  static InboundDocument audits(Path root) {
    return ConnectorCatalogue.load(root)
        .find("amfori-bsci")
        .flatMap(connector -> connector.inbound("audit"))
        .orElseThrow(() -> HubFailure.failed("the connector amfori-bsci does not compile"));
  }

  private static Audit canonical(InboundDocument document, byte[] bytes) {
    if (document.translate(bytes) instanceof Translation.Translated translated) {
      return (Audit) translated.canonical();
    }
    throw new IllegalStateException("the sample is not translated");
  }
}
