package org.scorehub.platform;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.PGConnection;
import org.scorehub.platform.DatabaseSettings.Login;

/** Gives the two database roles their configured passwords where they do not have them yet. */
final class DatabaseRoles {

  private static final String WRONG_PASSWORD = "28P01";

  private final DatabaseSettings settings;

  DatabaseRoles(DatabaseSettings settings) {
    this.settings = settings;
  }

  void setPasswords() {
    setPassword(settings.pipeline());
    setPassword(settings.app());
  }

  private void setPassword(Login role) {
    if (role.password().isEmpty() || canLogIn(role)) {
      return;
    }
    try (Connection owner = connect(settings.owner())) {
      // hashed here, so that the password itself never reaches the server or its log
      owner
          .unwrap(PGConnection.class)
          .alterUserPassword(role.user(), role.password().toCharArray(), "scram-sha-256");
    } catch (SQLException e) {
      throw new IllegalStateException(
          "Cannot set the password of database role " + role.user() + " as " + settings.owner(), e);
    }
  }

  private boolean canLogIn(Login role) {
    try (Connection connection = connect(role)) {
      return connection.isValid(5);
    } catch (SQLException e) {
      if (WRONG_PASSWORD.equals(e.getSQLState())) {
        return false;
      }
      throw new IllegalStateException("Cannot reach the database as " + role.user(), e);
    }
  }

  private Connection connect(Login login) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", login.user());
    properties.setProperty("password", login.password());
    return DriverManager.getConnection(settings.url(), properties);
  }
}
