package org.scorehub.platform;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the database is and who the hub is there.
 *
 * @param url JDBC address of a PostgreSQL database
 * @param owner owns the tables; used at start only
 * @param pipeline moves documents
 * @param app answers people and programs
 */
@ConfigurationProperties("hub.database")
record DatabaseSettings(String url, Owner owner, Pipeline pipeline, App app) {

  /** A database login. Prints without its password. */
  interface Login {
    String user();

    String password();
  }

  /** Owner of the schema. */
  record Owner(String user, @DefaultValue("") String password) implements Login {
    @Override
    public String toString() {
      return user;
    }
  }

  /**
   * Login of the pipeline.
   *
   * @param poolSize most connections at a time
   */
  record Pipeline(
      @DefaultValue("scorehub_pipeline") String user,
      @DefaultValue("") String password,
      @DefaultValue("12") int poolSize)
      implements Login {
    @Override
    public String toString() {
      return user;
    }
  }

  /**
   * Login of the application.
   *
   * @param poolSize most connections at a time
   */
  record App(
      @DefaultValue("scorehub_app") String user,
      @DefaultValue("") String password,
      @DefaultValue("10") int poolSize)
      implements Login {
    @Override
    public String toString() {
      return user;
    }
  }
}
