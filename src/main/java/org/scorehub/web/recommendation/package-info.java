/** Recommended modules of a site, and their approval before they leave. */
@NullMarked
package org.scorehub.web.recommendation;

import org.jspecify.annotations.NullMarked;
