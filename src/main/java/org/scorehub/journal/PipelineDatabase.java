package org.scorehub.journal;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The database as the pipeline sees it: every organisation's rows. For moving documents only, never
 * for answering a web request; those go through {@code OrganisationDatabase}.
 *
 * @param dataSource pool of the role {@code scorehub_pipeline}
 * @param jdbc statements on that pool; inside {@code transactions} they share its connection
 * @param transactions read-committed transactions on that pool
 */
public record PipelineDatabase(
    DataSource dataSource, JdbcClient jdbc, TransactionTemplate transactions) {

  /** The face of one pool, which the caller keeps and closes. */
  public static PipelineDatabase of(DataSource dataSource) {
    return new PipelineDatabase(
        dataSource,
        JdbcClient.create(dataSource),
        new TransactionTemplate(new DataSourceTransactionManager(dataSource)));
  }
}
