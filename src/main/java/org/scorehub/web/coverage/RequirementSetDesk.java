package org.scorehub.web.coverage;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.matching.InvalidRules;
import org.scorehub.matching.RulesInUse;
import org.scorehub.reconcile.RequirementSet;
import org.scorehub.reconcile.RequirementTable;
import org.scorehub.security.AccessTrail;
import org.scorehub.security.Caller;
import org.scorehub.security.HubUser;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.security.Role;
import org.scorehub.web.FormText;
import org.scorehub.web.NotVisible;
import org.scorehub.web.Outdated;
import org.scorehub.web.Withheld;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets compliance change what its organisation asks of sites. A version never changes: each save,
 * going back included, is a new one.
 */
@Component
class RequirementSetDesk {

  private static final List<Role> MAY_CHANGE = List.of(Role.COMPLIANCE);
  private static final int MAX_NAME = 100;
  private static final int MAX_REASON = 1000;

  /**
   * A version to be saved.
   *
   * @param csv the requirements
   * @param seen of the version that was looked at
   * @param restores the earlier version that it brings back; null for others
   */
  record Wanted(
      @Nullable String csv,
      @Nullable String seen,
      @Nullable String reason,
      @Nullable Integer restores) {}

  private final OrganisationDatabase database;
  private final RequirementSets sets;
  private final RulesInUse rules;
  private final AccessTrail trail;

  RequirementSetDesk(
      OrganisationDatabase database, RequirementSets sets, RulesInUse rules, AccessTrail trail) {
    this.database = database;
    this.sets = sets;
    this.rules = rules;
    this.trail = trail;
  }

  /** Whether the caller may change sets. */
  static boolean mayChange() {
    return Caller.current().hasAny(MAY_CHANGE);
  }

  private static HubUser decider() {
    if (!mayChange()) {
      throw new Withheld("Only compliance changes what is asked of sites");
    }
    return Caller.current();
  }

  /** Reads a table as it would be saved. */
  RequirementTable.Reading read(@Nullable String csv) {
    return RequirementTable.read(
        "requirements.csv",
        csv == null ? "" : csv,
        topic -> rules.rules().topic(topic).isPresent());
  }

  private RequirementSet checked(@Nullable String csv) {
    RequirementTable.Reading read = read(csv);
    if (!read.problems().isEmpty()) {
      throw new InvalidRules(read.problems());
    }
    return read.set();
  }

  /** Makes a set of its own from another. */
  SetVersion copy(@Nullable String name, @Nullable String from, @Nullable Integer version) {
    decider();
    SetVersion copied = sets.get(from, version);
    return create(name, copied.set(), copied.id());
  }

  /**
   * Makes a set of its own from a table.
   *
   * @throws InvalidRules with everything that is wrong with the table
   */
  SetVersion create(@Nullable String name, @Nullable String csv) {
    decider();
    return create(name, checked(csv), null);
  }

  private SetVersion create(@Nullable String name, RequirementSet set, @Nullable String basedOn) {
    HubUser user = decider();
    String given = FormText.required("name", name, MAX_NAME);
    UUID id = UUID.randomUUID();
    database.inOrganisation(
        jdbc -> {
          jdbc.sql(
                  "INSERT INTO requirement_set (buyer, id, name, based_on, created_by)"
                      + " VALUES (:buyer, :id, :name, :basedOn, :by)")
              .param("buyer", user.organisation())
              .param("id", id)
              .param("name", given)
              .param("basedOn", basedOn)
              .param("by", user.username())
              .update();
          return insert(jdbc, id, 1, set, null, null);
        });
    trail.record("requirements.created", "set:" + id);
    return sets.get(id.toString(), null);
  }

  /**
   * Saves a version.
   *
   * @throws Outdated if the set is another than the one looked at
   * @throws InvalidRules with everything that is wrong with the table
   * @throws IllegalArgumentException without a reason, where nothing differs, or where it is not
   *     what it is said to restore
   */
  SetVersion save(String id, Wanted wanted) {
    decider();
    RequirementSet set = checked(wanted.csv());
    String reason = FormText.required("reason", wanted.reason(), MAX_REASON);
    UUID own = own(id);
    checkRestored(id, set, wanted.restores());
    try {
      database.inOrganisation(jdbc -> save(jdbc, own, set, reason, wanted));
    } catch (DuplicateKeyException e) {
      throw outdated();
    }
    SetVersion saved = sets.get(id, null);
    trail.record("requirements.saved", "set:" + id + " version:" + saved.version());
    return saved;
  }

  private void checkRestored(String id, RequirementSet set, @Nullable Integer restores) {
    if (restores != null && !sets.get(id, restores).set().equals(set)) {
      throw new IllegalArgumentException(
          "restores must name an earlier version with the same requirements");
    }
  }

  private static int save(
      JdbcClient jdbc, UUID id, RequirementSet set, String reason, Wanted wanted) {
    SetVersion current = RequirementSets.versions(jdbc, id).get(0);
    if (current.withdrawn() || !current.seen().equals(wanted.seen())) {
      throw outdated();
    }
    if (current.set().equals(set)) {
      throw new IllegalArgumentException("Nothing differs from the version that holds");
    }
    return insert(jdbc, id, current.version() + 1, set, reason, wanted.restores());
  }

  private static Outdated outdated() {
    return new Outdated("Somebody has changed the set since; look at it again");
  }

  private UUID own(String id) {
    SetVersion set = sets.get(id, null);
    if (set.shipped()) {
      throw new IllegalArgumentException("A set that ships is not changed; copy it");
    }
    return UUID.fromString(set.id());
  }

  private static int insert(
      JdbcClient jdbc,
      UUID id,
      int version,
      RequirementSet set,
      @Nullable String reason,
      @Nullable Integer restores) {
    HubUser user = Caller.current();
    return jdbc.sql(
            """
            INSERT INTO requirement_set_version (buyer, set_id, version, content, content_sha256,
                requirements, reason, restores, saved_by)
            VALUES (:buyer, :id, :version, :content, :sha256, :requirements, :reason, :restores, :by)""")
        .param("buyer", user.organisation())
        .param("id", id)
        .param("version", version)
        .param("content", set.csv())
        .param("sha256", set.sha256())
        .param("requirements", set.requirements().size())
        .param("reason", reason)
        .param("restores", restores)
        .param("by", user.username())
        .update();
  }

  /** Offers a set no more; its versions stay, and it can be brought back. */
  void withdraw(String id) {
    mark(id, "withdrawn_by = :by, withdrawn_at = now()", "requirements.withdrawn");
  }

  /** Offers a withdrawn set again. */
  void bringBack(String id) {
    mark(id, "withdrawn_by = NULL, withdrawn_at = NULL", "requirements.brought-back");
  }

  private void mark(String id, String change, String action) {
    HubUser user = decider();
    UUID own = own(id);
    database.inOrganisation(
        jdbc ->
            jdbc.sql("UPDATE requirement_set SET " + change + " WHERE id = :id")
                .param("by", user.username())
                .param("id", own)
                .update());
    trail.record(action, "set:" + id);
  }

  /**
   * Chooses what the organisation measures by.
   *
   * @throws NotVisible if there is no such set
   * @throws IllegalArgumentException if it is withdrawn
   */
  void choose(String id) {
    HubUser user = decider();
    if (sets.get(id, null).withdrawn()) {
      throw new IllegalArgumentException("A set that is withdrawn cannot be the standard");
    }
    database.inOrganisation(
        jdbc ->
            jdbc.sql(
                    """
                    INSERT INTO requirement_default (buyer, chosen, chosen_by) VALUES (:buyer, :id, :by)
                    ON CONFLICT (buyer) DO UPDATE SET chosen = excluded.chosen,
                        chosen_by = excluded.chosen_by, chosen_at = now()""")
                .param("buyer", user.organisation())
                .param("id", id)
                .param("by", user.username())
                .update());
    trail.record("requirements.standard-chosen", "set:" + id);
  }
}
