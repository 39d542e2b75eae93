package org.scorehub.web.site;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A factory and what it is called.
 *
 * @param name as the organisation's own systems last gave it; null if they gave none
 * @param country ISO 3166 alpha-2
 */
public record SiteName(UUID id, @Nullable String name, @Nullable String country) {}
