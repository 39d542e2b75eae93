package org.scorehub.web.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What an exchange became.
 *
 * @param type canonical record, for example {@code Audit}
 * @param sha256 of the canonical bytes, hexadecimal; null where they are kept as JSON
 */
record CanonicalDocument(String type, @Nullable String sha256, JsonNode content) {}
