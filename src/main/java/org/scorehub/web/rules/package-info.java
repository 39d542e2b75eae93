/** Tables of the matching rules: change, preview, effect. */
@NullMarked
package org.scorehub.web.rules;

import org.jspecify.annotations.NullMarked;
