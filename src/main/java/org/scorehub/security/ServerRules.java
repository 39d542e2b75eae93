package org.scorehub.security;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scorehub.journal.PipelineDatabase;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Profiles;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** What the server profile demands before it opens a port. Other profiles pass. */
public final class ServerRules {

  private static final Set<String> GUESSABLE =
      Set.of("", "sandbox", "default", "changeme", "password", "secret", "postgres", "scorehub");
  private static final List<String> NEEDED =
      List.of(
          "hub.database.owner.password",
          "hub.database.pipeline.password",
          "hub.database.app.password");

  private ServerRules() {}

  /**
   * Refuses missing and guessable secrets.
   *
   * @throws RefusedToStart naming every such setting, never its value
   */
  public static void checkSecrets(ConfigurableEnvironment environment) {
    if (!environment.acceptsProfiles(Profiles.of("server"))) {
      return;
    }
    Map<String, String> secrets = secrets(environment);
    NEEDED.forEach(name -> secrets.putIfAbsent(name, or(environment.getProperty(name))));
    String weak =
        secrets.entrySet().stream()
            .filter(secret -> GUESSABLE.contains(secret.getValue().toLowerCase(Locale.ROOT)))
            .map(Map.Entry::getKey)
            .collect(Collectors.joining(", "));
    if (!weak.isEmpty()) {
      throw new RefusedToStart(
          "The server profile needs a secret of its own for: "
              + weak
              + " (empty or a default now)");
    }
  }

  /**
   * Refuses a database that has been a sandbox.
   *
   * @throws RefusedToStart naming the demo user
   */
  public static void checkPeople(ConfigurableEnvironment environment, PipelineDatabase database) {
    if (environment.acceptsProfiles(Profiles.of("server"))) {
      demoUser(database)
          .ifPresent(
              name -> {
                throw new RefusedToStart(
                    "The server profile refuses demo users, but the database has '"
                        + name
                        + "'; use a database that was never a sandbox");
              });
    }
  }

  private static Optional<String> demoUser(PipelineDatabase database) {
    List<String> names = SandboxPeople.USERS.stream().map(HubUser::username).toList();
    return database
        .jdbc()
        .sql("SELECT username, buyer, password_hash FROM account WHERE username IN (:names)")
        .param("names", names)
        .query(StoredAccount.class)
        .stream()
        .filter(StoredAccount::isDemo)
        .map(StoredAccount::username)
        .findFirst();
  }

  private record StoredAccount(String username, String buyer, String passwordHash) {

    boolean isDemo() {
      return SandboxPeople.USERS.stream()
              .anyMatch(u -> u.username().equals(username) && u.organisation().equals(buyer))
          || new BCryptPasswordEncoder().matches(SandboxPeople.PASSWORD, passwordHash);
    }
  }

  private static Map<String, String> secrets(ConfigurableEnvironment environment) {
    Map<String, String> found = new TreeMap<>();
    environment.getPropertySources().stream()
        .filter(EnumerablePropertySource.class::isInstance)
        .flatMap(
            source -> List.of(((EnumerablePropertySource<?>) source).getPropertyNames()).stream())
        .map(name -> name.toLowerCase(Locale.ROOT).replace('_', '.'))
        .filter(ServerRules::isSecret)
        .forEach(name -> found.put(name, or(environment.getProperty(name))));
    return found;
  }

  private static boolean isSecret(String name) {
    return name.startsWith("hub.") && name.matches(".*[.-](password|secret|token)");
  }

  private static String or(@Nullable String value) {
    return value == null ? "" : value.trim();
  }
}
