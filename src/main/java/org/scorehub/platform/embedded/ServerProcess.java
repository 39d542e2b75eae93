package org.scorehub.platform.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** How one kind of server is started, known to be ready, and stopped. */
interface ServerProcess {

  /** Name for people, for example {@code PostgreSQL}. */
  String title();

  /** Name of its files, lower case. */
  String name();

  /** Where its own messages go. */
  Path log();

  /** Starts the process and returns at once. */
  Process launch() throws IOException;

  /** True once it answers; asked again and again while the process lives. */
  boolean isReady(Process process);

  /** Asks it to end soon, keeping all data; returns at once. */
  void requestStop(ProcessHandle process);

  /** Called once a requested stop has been done. */
  default void onStopped() {}

  /** How long it may take from launch to ready, recovery after a crash included. */
  default Duration readyWithin() {
    return Duration.ofSeconds(60);
  }
}
