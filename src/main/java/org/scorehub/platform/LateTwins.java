package org.scorehub.platform;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.scorehub.platform.sandbox.Twins;
import org.springframework.core.env.EnumerablePropertySource;

/**
 * Where the twins are, as Spring properties {@code hub.twins.…}, while they may still be starting:
 * who asks for one waits. They are read by name only, never listed.
 */
final class LateTwins extends EnumerablePropertySource<CompletableFuture<Twins>> {

  private static final String PREFIX = "hub.twins.";

  LateTwins(CompletableFuture<Twins> twins) {
    super("hub twins", twins);
  }

  /**
   * Waits for them.
   *
   * @throws RuntimeException what kept them from starting
   */
  Twins await() {
    try {
      return source.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException reason ? reason : e;
    }
  }

  @Override
  public @Nullable Object getProperty(String name) {
    return name.startsWith(PREFIX) ? await().properties().get(name) : null;
  }

  @Override
  public boolean containsProperty(String name) {
    return getProperty(name) != null;
  }

  @Override
  public String[] getPropertyNames() {
    return new String[0];
  }
}
