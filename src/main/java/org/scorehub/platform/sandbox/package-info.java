/**
 * Simulated buyers' systems ("twins") and the scripts that they play against a hub. A twin stands
 * at the wire: it knows the published WSDL and XSD, not the hub's classes.
 */
@NullMarked
package org.scorehub.platform.sandbox;

import org.jspecify.annotations.NullMarked;
