/**
 * The fault run: documents through all connectors and two hubs, while hubs, servers and buyers'
 * systems are killed, stopped, held and made to fail. At the end it is counted whether anything was
 * lost, doubled or put out of order. It shares no code with what it checks beyond the wire, the
 * tables and the journal's own verification.
 */
@NullMarked
package org.scorehub.platform.bench.faults;

import org.jspecify.annotations.NullMarked;
