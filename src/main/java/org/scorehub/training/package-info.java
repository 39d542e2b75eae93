/** SCORE enrolments, visits, KPI readings and improvement projects of a site. */
@NullMarked
package org.scorehub.training;

import org.jspecify.annotations.NullMarked;
