package org.scorehub.alert;

import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The log of the hub, for every organisation. */
@Component
final class LogWay implements AlertWay {

  private static final Logger log = LoggerFactory.getLogger(LogWay.class);

  private final URI pages;

  LogWay(AlertSettings settings) {
    this.pages = settings.pages();
  }

  @Override
  public String name() {
    return "log";
  }

  @Override
  public boolean leadsTo(String organisation) {
    return true;
  }

  @Override
  public void send(Alert alert) {
    log.warn("{}: {}, for example {}", alert.organisation(), alert.title(), alert.link(pages));
  }
}
