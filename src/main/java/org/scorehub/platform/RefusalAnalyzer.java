package org.scorehub.platform;

import org.scorehub.security.RefusedToStart;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows a refusal as its one line, without a stack trace. */
final class RefusalAnalyzer extends AbstractFailureAnalyzer<RefusedToStart> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, RefusedToStart cause) {
    return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
  }
}
