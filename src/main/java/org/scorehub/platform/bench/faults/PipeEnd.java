package org.scorehub.platform.bench.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Ends this process when the one that holds the other end of its input has gone. */
final class PipeEnd {

  private PipeEnd() {}

  static void endWithInput(InputStream input) {
    Thread watch =
        new Thread(
            () -> {
              drain(input);
              System.exit(1);
            },
            "input-watch");
    watch.setDaemon(true);
    watch.start();
  }

  private static void drain(InputStream input) {
    try {
      input.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      return;
    }
  }
}
