/** What was received: search, one exchange with its stages and contents. */
@NullMarked
package org.scorehub.web.exchange;

import org.jspecify.annotations.NullMarked;
