package org.scorehub.matching;

import org.jspecify.annotations.Nullable;

/**
 * Why a module is ranked.
 *
 * @param topic topic of the issue; for a foundation the module that needs it
 * @param scheme scheme of the code; {@code score} for a foundation
 * @param nativeCode the code, null if it has none
 * @param rule row that decided, as project-relative file and row key
 * @param explanation one sentence a person can check
 */
public record ModuleReason(
    String topic, String scheme, @Nullable String nativeCode, String rule, String explanation) {}
