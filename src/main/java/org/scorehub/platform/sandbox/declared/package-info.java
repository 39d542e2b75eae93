/**
 * The twin of any connector that has none of its own in Java, made from what the connector
 * declares: its manifest, its routes, its schemas and its tenants in the sandbox. It reads those
 * files itself and checks what arrives with validators of its own, not with the hub's classes.
 */
@NullMarked
package org.scorehub.platform.sandbox.declared;

import org.jspecify.annotations.NullMarked;
