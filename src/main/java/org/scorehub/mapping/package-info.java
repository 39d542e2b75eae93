/**
 * Compiles and runs the files under {@code mappings/}: JSLT with a documented function library,
 * code lists, and content-addressed bundles. Hides JSLT.
 */
@NullMarked
package org.scorehub.mapping;

import org.jspecify.annotations.NullMarked;
