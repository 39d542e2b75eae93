package org.scorehub.web.queue;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.scorehub.security.AccessTrail;
import org.scorehub.security.Caller;
import org.scorehub.security.HubUser;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.FormText;
import org.scorehub.web.NotVisible;
import org.springframework.stereotype.Component;

/** Says who takes care of what waits. */
@Component
class WorkAssignments {

  private final OrganisationDatabase database;
  private final WorkReads reads;
  private final AccessTrail trail;

  WorkAssignments(OrganisationDatabase database, WorkReads reads, AccessTrail trail) {
    this.database = database;
    this.reads = reads;
    this.trail = trail;
  }

  /**
   * Who is meant.
   *
   * @param wanted a name, {@code me}, or nothing for nobody
   * @throws IllegalArgumentException if the organisation has no such person
   */
  @Nullable String person(@Nullable String wanted) {
    String name = FormText.given(wanted);
    if (name == null || name.equals(WorkFilter.NOBODY)) {
      return null;
    }
    String person = name.equals(WorkFilter.ME) ? Caller.current().username() : name;
    if (!reads.people().contains(person)) {
      throw new IllegalArgumentException(
          "assignee must be somebody of your organisation, not " + person);
    }
    return person;
  }

  /**
   * Gives an item to somebody, or to nobody.
   *
   * @return who had it before; null if nobody had
   * @throws NotVisible if it does not wait for the caller
   */
  @Nullable String assign(WorkReference item, @Nullable String wanted) {
    WorkItem found = reads.item(item).orElseThrow(() -> new NotVisible("item", item));
    String person = person(wanted);
    write(item, person);
    trail.record(
        "work.assigned",
        item.kind().name().toLowerCase(Locale.ROOT) + ':' + item.id() + " to:" + person);
    return found.assignee();
  }

  private void write(WorkReference item, @Nullable String person) {
    HubUser user = Caller.current();
    database.inOrganisation(
        jdbc ->
            person == null
                ? jdbc.sql("DELETE FROM work_assignment WHERE kind = ? AND item_id = ?")
                    .params(item.kind().name(), item.id())
                    .update()
                : jdbc.sql(
                        """
                        INSERT INTO work_assignment (buyer, kind, item_id, assignee, assigned_by)
                        VALUES (:buyer, :kind, :item, :person, :by)
                        ON CONFLICT (buyer, kind, item_id) DO UPDATE SET assignee = excluded.assignee,
                            assigned_by = excluded.assigned_by, assigned_at = now()""")
                    .param("buyer", user.organisation())
                    .param("kind", item.kind().name())
                    .param("item", item.id())
                    .param("person", person)
                    .param("by", user.username())
                    .update());
  }
}
