package org.scorehub.web.queue;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.security.Caller;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.FormText;
import org.scorehub.web.NotVisible;
import org.springframework.stereotype.Component;

/** Filters of the queue that a person keeps under a name. */
@Component
class SavedViews {

  /**
   * A filter with a name.
   *
   * @param query as in the page's address, without the question mark
   */
  record SavedView(UUID id, String name, String query) {}

  private static final int MOST = 2000;

  private final OrganisationDatabase database;

  SavedViews(OrganisationDatabase database) {
    this.database = database;
  }

  /** The caller's own, by name. */
  List<SavedView> list() {
    return database.inOrganisation(
        jdbc ->
            jdbc.sql("SELECT id, name, query FROM saved_view WHERE username = ? ORDER BY name")
                .param(Caller.current().username())
                .query(SavedView.class)
                .list());
  }

  /** Keeps a filter; one of the same name is replaced. */
  void save(@Nullable String name, @Nullable String query) {
    String given = FormText.required("name", name, 100);
    String filter = FormText.given(query) == null ? "" : FormText.required("query", query, MOST);
    database.inOrganisation(
        jdbc ->
            jdbc.sql(
                    """
                    INSERT INTO saved_view (buyer, id, username, name, query)
                    VALUES (:buyer, :id, :username, :name, :query)
                    ON CONFLICT (buyer, username, name) DO UPDATE SET query = excluded.query""")
                .param("buyer", Caller.current().organisation())
                .param("id", UUID.randomUUID())
                .param("username", Caller.current().username())
                .param("name", given)
                .param("query", filter)
                .update());
  }

  /**
   * Forgets one.
   *
   * @throws NotVisible if the caller has none with this id
   */
  void forget(UUID id) {
    int gone =
        database.inOrganisation(
            jdbc ->
                jdbc.sql("DELETE FROM saved_view WHERE id = ? AND username = ?")
                    .params(id, Caller.current().username())
                    .update());
    if (gone == 0) {
      throw new NotVisible("view", id);
    }
  }
}
