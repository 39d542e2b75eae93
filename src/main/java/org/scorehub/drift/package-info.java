/**
 * How native documents change their form: shapes seen, fields gained, lost, renamed or retyped, and
 * what would mend the mapping. Watches after the pipeline and never in its way. Hides the rule and
 * how proposals are tried.
 */
@NullMarked
package org.scorehub.drift;

import org.jspecify.annotations.NullMarked;
