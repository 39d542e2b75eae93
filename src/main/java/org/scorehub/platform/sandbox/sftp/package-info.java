/** An SFTP server that stands in for a buyer's: takes files, checks them, and can fail. */
@NullMarked
package org.scorehub.platform.sandbox.sftp;

import org.jspecify.annotations.NullMarked;
