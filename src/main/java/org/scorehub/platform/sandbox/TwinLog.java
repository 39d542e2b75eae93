package org.scorehub.platform.sandbox;

import com.github.tomakehurst.wiremock.common.Notifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** WireMock's messages, in the hub's own log. */
final class TwinLog implements Notifier {

  private static final Logger log = LoggerFactory.getLogger(TwinLog.class);

  @Override
  public void info(String message) {
    log.debug("{}", message);
  }

  @Override
  public void error(String message) {
    log.warn("{}", message);
  }

  @Override
  public void error(String message, Throwable cause) {
    log.warn("{}", message, cause);
  }
}
