package org.scorehub.platform;

import org.scorehub.security.RefusedToStart;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.Order;

/** Keeps Spring from explaining a refusal at length; {@link RunCommand} says it in one line. */
@Order(0)
final class RefusalReporter implements SpringBootExceptionReporter {

  RefusalReporter(ConfigurableApplicationContext context) {}

  @Override
  public boolean reportException(Throwable failure) {
    return RefusedToStart.in(failure).isPresent();
  }
}
