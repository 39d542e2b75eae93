package org.scorehub.registry;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a registry is asked of one site.
 *
 * @param site the hub's id
 * @param by {@code os_id} or {@code name}
 * @param value the OS ID or the name
 * @param country ISO 3166-1 alpha-2; null if not known
 */
public record SiteQuestion(UUID site, String by, String value, @Nullable String country) {}
