package org.scorehub.cli;

import java.util.concurrent.Callable;

/**
 * A subcommand of {@code ./hub} that needs packages which this one must not know. Its class carries
 * picocli's {@code @Command} and stands in {@code META-INF/services}; its result is the exit code.
 * An instance is made at every start of {@code ./hub}, so constructors do nothing.
 */
public interface HubCommand extends Callable<Integer> {}
