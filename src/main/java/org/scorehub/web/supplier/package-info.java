/** The suppliers of an organisation: the list with its facets, what became different, exports. */
@NullMarked
package org.scorehub.web.supplier;

import org.jspecify.annotations.NullMarked;
