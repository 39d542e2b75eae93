/** Training of a site, of a cohort and of the programme. */
@NullMarked
package org.scorehub.web.training;

import org.jspecify.annotations.NullMarked;
