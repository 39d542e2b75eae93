/**
 * Reads what a finding says in words: concepts found in any of the known languages, and the rules
 * of {@code mappings/canonical/text-rules.csv} that lead from concepts to topics. Knows nothing of
 * codes, modules and severities; hides languages, folding and search.
 */
@NullMarked
package org.scorehub.matching.text;

import org.jspecify.annotations.NullMarked;
