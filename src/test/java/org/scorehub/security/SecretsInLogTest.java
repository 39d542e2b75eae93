package org.scorehub.security;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scorehub.HubTest;
import org.scorehub.web.Seed;
import org.scorehub.web.WebClient;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

@HubTest
class SecretsInLogTest {

  @Autowired private WebClient web;
  @Autowired private ApiTokens tokens;

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final List<Logger> loggers =
      Stream.of(
              "org.scorehub",
              "org.springframework.security",
              "org.springframework.jdbc",
              "com.zaxxer")
          .map(name -> (Logger) LoggerFactory.getLogger(name))
          .toList();
  private final Map<Logger, Optional<Level>> levels = new HashMap<>();

  @BeforeEach
  void listenClosely() {
    log.start();
    for (Logger logger : loggers) {
      levels.put(logger, Optional.ofNullable(logger.getLevel()));
      logger.setLevel(Level.DEBUG);
      logger.setAdditive(false);
      logger.addAppender(log);
    }
  }

  @AfterEach
  void listenAsBefore() {
    levels.forEach(
        (logger, level) -> {
          logger.detachAppender(log);
          logger.setAdditive(true);
          logger.setLevel(level.orElse(null));
        });
  }

  @Test
  void writesNoPasswordAndNoTokenEvenInDetail() {
    String token = tokens.issue(Seed.RETAIL, "quiet", Set.of(Role.ENGINEER), null);
    web.bearer(token).get("/api/v1/sites");
    web.bearer("hub_wrong-token-4711").get("/api/v1/sites");
    web.basic("engineer", "wrong-password-4711").get("/api/v1/sites");
    web.browser("engineer", "wrong-password-4712").get("/");
    assertThat(log.list).isNotEmpty();
    assertThat(List.copyOf(log.list).stream().map(ILoggingEvent::getFormattedMessage))
        .noneMatch(line -> line.contains(token) || line.contains("4711") || line.contains("4712"));
  }

  @Test
  void printsAccountsWithoutTheirHashes() {
    HubUser user = new HubUser("u", "o", Set.of(), List.of());
    assertThat(new Accounts.Account(user, "$2a$hash")).hasToString("u");
    assertThat(new BearerToken("hub_secret").toString()).doesNotContain("hub_secret");
  }
}
