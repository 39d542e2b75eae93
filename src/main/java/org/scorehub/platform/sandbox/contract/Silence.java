package org.scorehub.platform.sandbox.contract;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Keeps those from complaining who meet the failures that a check makes on purpose. */
final class Silence implements AutoCloseable {

  private static final List<String> COMPLAINING =
      List.of(
          "org.apache.camel",
          "org.apache.sshd",
          "com.jcraft",
          "org.scorehub.intake.fetch",
          "org.scorehub.platform.sandbox");

  private final Map<Logger, @Nullable Level> before = new LinkedHashMap<>();

  Silence() {
    for (String name : COMPLAINING) {
      if (LoggerFactory.getLogger(name) instanceof Logger logger) {
        before.put(logger, logger.getLevel());
        logger.setLevel(Level.OFF);
      }
    }
  }

  @Override
  public void close() {
    before.forEach(Logger::setLevel);
  }
}
