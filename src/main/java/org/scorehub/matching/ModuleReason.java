package org.scorehub.matching;

import org.jspecify.annotations.Nullable;

/**
 * Why a module is ranked.
 *
 * @param topic topic of the issue; for a foundation the module that needs it
 * @param scheme scheme of the issue's code; {@code score} for a foundation
 * @param nativeCode the issue's code, null if it has none
 * @param rule row that decided, as project-relative file and row key
 * @param explanation one sentence a person can check
 * @param issueId the issue addressed; null for a foundation and for issues without an id
 * @param points what it adds to the score; 0 for a foundation
 */
public record ModuleReason(
    String topic,
    String scheme,
    @Nullable String nativeCode,
    String rule,
    String explanation,
    @Nullable String issueId,
    int points) {}
