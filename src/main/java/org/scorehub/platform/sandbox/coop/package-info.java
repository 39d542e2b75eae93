/**
 * The twin of Coop's SFTP server: two folders, one to fetch from and one to leave files in. It
 * knows the columns of the profile from its own list, not from the hub's classes or schemas.
 */
@NullMarked
package org.scorehub.platform.sandbox.coop;

import org.jspecify.annotations.NullMarked;
