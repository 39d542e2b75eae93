/** The mapping playground: a sample, the mapping as somebody changes it, and what comes of it. */
@NullMarked
package org.scorehub.web.playground;

import org.jspecify.annotations.NullMarked;
