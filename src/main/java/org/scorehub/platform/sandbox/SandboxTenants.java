package org.scorehub.platform.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.scorehub.connector.ConnectorSettings;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.FileSystemResource;

/**
 * Who uses which connector in the sandbox: {@code sandbox/<connector>/tenants.yaml} holds what
 * stands under {@code hub.connectors.<connector>.tenants} elsewhere. Every other setting goes
 * before them.
 */
@Configuration(proxyBeanMethods = false)
@Profile("sandbox")
public class SandboxTenants {

  private static final String FILE = "/tenants.yaml";

  /** Adds them when the hub's root is known, before any setting is bound. */
  @Bean
  static BeanFactoryPostProcessor sandboxTenantSettings(ConfigurableEnvironment environment) {
    Path root = Path.of(environment.getProperty("hub.root", "."));
    return beans -> of(root).forEach(environment.getPropertySources()::addLast);
  }

  /**
   * The tenants of all connectors with such a file, with placeholders as they are written there.
   *
   * @param root folder of the project, which has {@code sandbox/}
   * @throws IllegalArgumentException naming a file that is not YAML
   */
  public static List<PropertySource<?>> of(Path root) {
    SandboxFiles files = SandboxFiles.of(root);
    return files.connectors().stream()
        .filter(connector -> files.exists(connector + FILE))
        .flatMap(connector -> of(files, connector).stream())
        .toList();
  }

  /** The same of one connector; empty if it has no such file. */
  public static List<PropertySource<?>> of(SandboxFiles files, String connector) {
    Path file = files.folder().resolve(connector + FILE);
    if (!files.exists(connector + FILE)) {
      return List.of();
    }
    try {
      String prefix = "hub.connectors." + connector + ".tenants.";
      return new YamlPropertySourceLoader()
          .load(file.toString(), new FileSystemResource(file)).stream()
              .<PropertySource<?>>map(source -> under(prefix, source))
              .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(file + " is not YAML: " + e.getMessage(), e);
    }
  }

  /**
   * The tenants of one connector, bound as the hub binds them.
   *
   * @param properties what placeholders stand for, before the variables
   * @param environment variables, for placeholders as well
   * @throws IllegalArgumentException naming the file, if a placeholder or value is wrong
   */
  public static ConnectorSettings settings(
      SandboxFiles files,
      String connector,
      Map<String, Object> properties,
      Map<String, String> environment) {
    MutablePropertySources sources = new MutablePropertySources();
    sources.addLast(new MapPropertySource("properties", properties));
    sources.addLast(new SystemEnvironmentPropertySource("environment", Map.copyOf(environment)));
    of(files, connector).forEach(sources::addLast);
    try {
      return new Binder(
              ConfigurationPropertySources.from(sources),
              new PropertySourcesPlaceholdersResolver(sources))
          .bind("hub", ConnectorSettings.class)
          .orElseGet(() -> new ConnectorSettings(Map.of()));
    } catch (BindException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "sandbox/" + connector + FILE + ": " + NestedExceptionUtils.getMostSpecificCause(e), e);
    }
  }

  /** Keeps file and line of each value, which a message about a wrong one then names. */
  private static PropertySource<?> under(String prefix, PropertySource<?> source) {
    Map<String, Object> settings = new LinkedHashMap<>();
    ((Map<?, ?>) source.getSource()).forEach((name, value) -> settings.put(prefix + name, value));
    return new OriginTrackedMapPropertySource(source.getName(), settings, true);
  }
}
