/**
 * How well records of factories are told apart: training of weights and measuring on labelled
 * pairs.
 */
@NullMarked
package org.scorehub.identity.measure;

import org.jspecify.annotations.NullMarked;
