package org.scorehub.connector.contract;

import java.nio.file.Path;
import org.scorehub.connector.Connector;

/**
 * A connector to check.
 *
 * @param root folder of the project that its files are in
 * @param connector compiled from them
 */
public record ContractSubject(Path root, Connector connector) {}
