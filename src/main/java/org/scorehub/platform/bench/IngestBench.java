package org.scorehub.platform.bench;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "ingest", description = "later")
final class IngestBench implements Callable<Integer> {
  @Override
  public Integer call() {
    return 0;
  }
}
