package org.scorehub.platform;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Nearest;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/**
 * What is wrong with settings under {@code hub.connectors}, which would else be passed over: a
 * tenant of a connector that there is not, a name that means nothing, an address nobody can call.
 */
final class SettingMistakes {

  private static final String PREFIX = "hub.connectors.";
  private static final Pattern TENANT =
      Pattern.compile("hub\\.connectors\\.([^.]+)\\.tenants\\.([^.]+)\\.(.+)");
  private static final List<String> NAMES =
      List.of(
          "endpoint",
          "username",
          "password",
          "oauth.token-endpoint",
          "oauth.client-id",
          "oauth.client-secret",
          "oauth.scope",
          "token",
          "host-key",
          "folder",
          "sends-only");
  private static final List<String> SCHEMES = List.of("http", "https", "sftp", "jdbc");

  private final ConfigurableEnvironment environment;
  private final Collection<String> connectors;
  private final Map<String, String> mistakes = new TreeMap<>();

  private SettingMistakes(ConfigurableEnvironment environment, Collection<String> connectors) {
    this.environment = environment;
    this.connectors = connectors;
  }

  /**
   * A sentence for each, with the setting and where it was made, as far as that is known.
   *
   * @param connectors ids of all connectors, those that do not work too
   */
  static List<String> of(ConfigurableEnvironment environment, Collection<String> connectors) {
    SettingMistakes mistakes = new SettingMistakes(environment, connectors);
    for (PropertySource<?> source : environment.getPropertySources()) {
      if (source instanceof EnumerablePropertySource<?> settings) {
        for (String name : settings.getPropertyNames()) {
          if (name.startsWith(PREFIX)) {
            mistakes.check(source, name);
          }
        }
      }
    }
    return List.copyOf(mistakes.mistakes.values());
  }

  private void check(PropertySource<?> source, String name) {
    Matcher tenant = TENANT.matcher(name);
    String connector = name.substring(PREFIX.length()).replaceFirst("\\..*", "");
    if (!connectors.contains(connector)) {
      add(source, name, PREFIX + connector + ": " + noSuch("connector", connector, connectors));
    } else if (!tenant.matches()) {
      add(source, name, name + ": expected " + PREFIX + connector + ".tenants.<tenant>.<setting>");
    } else if (NAMES.stream().noneMatch(known -> plain(known).equals(plain(tenant.group(3))))) {
      add(source, name, name + ": " + noSuch("setting of a tenant", tenant.group(3), NAMES));
    } else if (tenant.group(3).equals("endpoint")) {
      address(source, name, environment.getProperty(name));
    }
  }

  private void address(PropertySource<?> source, String name, @Nullable String address) {
    String scheme = address == null ? "" : address.replaceFirst(":.*", "");
    if (address != null && !address.isBlank() && !SCHEMES.contains(scheme)) {
      String what = "\"%s\" is no address that the hub can call; it begins with one of %s:";
      add(source, name, name + ": " + what.formatted(address, String.join(":, ", SCHEMES)));
    }
  }

  private static String noSuch(String what, String name, Collection<String> known) {
    List<String> near = Nearest.of(known, name);
    return "there is no %s \"%s\"; %s"
        .formatted(
            what,
            name,
            near.isEmpty()
                ? "there are " + String.join(", ", new TreeSet<>(known))
                : "did you mean " + String.join(" or ", near) + "?");
  }

  private void add(PropertySource<?> source, String name, String mistake) {
    Origin origin = OriginLookup.getOrigin(source, name);
    mistakes.putIfAbsent(mistake, origin == null ? mistake : mistake + " (" + origin + ")");
  }

  /** Spring takes endPoint and end_point for end-point. */
  private static String plain(String name) {
    return name.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
  }
}
