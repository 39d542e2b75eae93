package org.scorehub.platform.sandbox.eti;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Bearer tokens given out; each is good for one member and for a minute. */
final class AccessTokens {

  static final Duration LIFE = Duration.ofMinutes(1);

  private record Grant(String tenant, Instant until) {}

  private final Map<String, Grant> grants = new ConcurrentHashMap<>();
  private final Clock clock;

  AccessTokens(Clock clock) {
    this.clock = clock;
  }

  String issue(String tenant) {
    grants.values().removeIf(grant -> !grant.until().isAfter(clock.instant()));
    String token = UUID.randomUUID().toString();
    grants.put(token, new Grant(tenant, clock.instant().plus(LIFE)));
    return token;
  }

  /** Whether an Authorization header carries a token of this member that has not run out. */
  boolean allows(String tenant, String authorization) {
    String scheme = "Bearer ";
    Grant grant =
        authorization.startsWith(scheme)
            ? grants.get(authorization.substring(scheme.length()))
            : null;
    return grant != null && grant.tenant().equals(tenant) && grant.until().isAfter(clock.instant());
  }
}
