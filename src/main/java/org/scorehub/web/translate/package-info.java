/** Documents tried out without any effect. */
@NullMarked
package org.scorehub.web.translate;

import org.jspecify.annotations.NullMarked;
