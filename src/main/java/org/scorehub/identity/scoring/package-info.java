/**
 * How alike two records of factories are, and why: pure computation on names, addresses and
 * identifiers, with words from {@code mappings/identity}.
 */
@NullMarked
package org.scorehub.identity.scoring;

import org.jspecify.annotations.NullMarked;
