/** Sites with their audits, issues, recommendations and progress. */
@NullMarked
package org.scorehub.web.site;

import org.jspecify.annotations.NullMarked;
