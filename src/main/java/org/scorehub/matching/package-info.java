/**
 * Turns findings into topics, SCORE modules and escalations, each with reasons a person can check,
 * by the rule files under {@code mappings/score} and {@code mappings/canonical}.
 */
@NullMarked
package org.scorehub.matching;

import org.jspecify.annotations.NullMarked;
