/** What a person must act on, for the roles that may see it. */
@NullMarked
package org.scorehub.web.escalation;

import org.jspecify.annotations.NullMarked;
