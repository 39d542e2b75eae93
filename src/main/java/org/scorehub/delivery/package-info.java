/** Outbound: what is due to which buyer, its bytes, attempts and receipts. */
@NullMarked
package org.scorehub.delivery;

import org.jspecify.annotations.NullMarked;
