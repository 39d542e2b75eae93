/** What every connector must hold to, checked from its files and at the wire. */
@NullMarked
package org.scorehub.connector.contract;

import org.jspecify.annotations.NullMarked;
