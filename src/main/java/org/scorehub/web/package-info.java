/** Pages and the HTTP interface. */
@NullMarked
package org.scorehub.web;

import org.jspecify.annotations.NullMarked;
