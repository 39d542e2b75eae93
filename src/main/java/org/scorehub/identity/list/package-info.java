/** Lists of factories as CSV files, and files of pairs of them. */
@NullMarked
package org.scorehub.identity.list;

import org.jspecify.annotations.NullMarked;
