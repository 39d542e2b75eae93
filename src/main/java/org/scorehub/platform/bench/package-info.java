/**
 * Measures the hub beside hand-written programs that do the same work, in one run on one machine.
 * What is measured and what was seen stands in {@code docs/benchmarks.md}. The classes named {@code
 * Bare…} are those programs; nothing else may use them.
 */
@NullMarked
package org.scorehub.platform.bench;

import org.jspecify.annotations.NullMarked;
