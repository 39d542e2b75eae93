package org.scorehub.security;

import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The database as people and programs see it: the rows of one organisation, kept apart by forced
 * row-level security for the role {@code scorehub_app}. There is no way to a connection without
 * naming the organisation first.
 */
public final class OrganisationDatabase {

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  /** Works on a pool of the role {@code scorehub_app}, which the caller keeps and closes. */
  public OrganisationDatabase(DataSource dataSource) {
    jdbc = JdbcClient.create(dataSource);
    transactions = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /**
   * Runs one transaction for the organisation of whoever logged in.
   *
   * @throws org.springframework.security.authentication.AuthenticationCredentialsNotFoundException
   *     if nobody has
   */
  public <T> T inOrganisation(Function<JdbcClient, T> work) {
    return as(Caller.current().organisation(), work);
  }

  /** Runs one transaction of its own for an organisation; an unknown one sees nothing. */
  public <T> T as(String organisation, Function<JdbcClient, T> work) {
    return inTransaction(
        client -> {
          client
              .sql("SELECT set_config('hub.organisation', ?, true)")
              .param(organisation)
              .query(String.class)
              .single();
          return work.apply(client);
        });
  }

  /** Runs one transaction that sees no organisation's rows: for logging in. */
  <T> T withoutOrganisation(Function<JdbcClient, T> work) {
    return inTransaction(work);
  }

  @SuppressWarnings("NullAway") // the callback's result is handed on as it is
  private <T> T inTransaction(Function<JdbcClient, T> work) {
    return transactions.execute(status -> work.apply(jdbc));
  }
}
