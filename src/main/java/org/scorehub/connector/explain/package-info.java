/**
 * Why a value is so: the places of a document that decide it, the lines of the mapping that wrote
 * it, the rows of code lists it went by.
 */
@NullMarked
package org.scorehub.connector.explain;

import org.jspecify.annotations.NullMarked;
