/**
 * The evidence of a site: all that an organisation holds of it and may show, with sources and
 * hashes, as a workbook, a page to print, or JSON. One stream of sections and rows feeds all three
 * and the hashes, so that they say the same.
 */
@NullMarked
package org.scorehub.web.evidence;

import org.jspecify.annotations.NullMarked;
