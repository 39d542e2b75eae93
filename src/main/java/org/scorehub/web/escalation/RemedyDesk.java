package org.scorehub.web.escalation;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.security.AccessTrail;
import org.scorehub.security.HubUser;
import org.scorehub.security.OrganisationDatabase;
import org.scorehub.web.FormText;
import org.scorehub.web.NotVisible;
import org.scorehub.web.Outdated;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is owed to workers because of an escalation, and the proof that it was given. */
@Component
class RemedyDesk {

  private static final int MOST = 2000;
  private static final BigDecimal LARGEST = new BigDecimal("99999999999999.99");

  /**
   * Something owed.
   *
   * @param owed amount, null if it is not money; with it goes a currency
   * @param currency ISO 4217
   */
  record Opened(
      @Nullable String kind,
      @Nullable BigDecimal owed,
      @Nullable String currency,
      @Nullable Integer workers) {}

  /**
   * Something that happened with it.
   *
   * @param amount of a payment; null for the rest
   */
  record Entered(
      RemedyEntry.@Nullable Kind kind, @Nullable BigDecimal amount, @Nullable String note) {}

  private final OrganisationDatabase database;
  private final EscalationCases cases;
  private final AccessTrail trail;

  RemedyDesk(OrganisationDatabase database, EscalationCases cases, AccessTrail trail) {
    this.database = database;
    this.cases = cases;
    this.trail = trail;
  }

  /**
   * Says that something is owed; the escalation cannot be resolved until it is given and verified.
   *
   * @throws NotVisible if there is no such escalation for the caller
   * @throws org.scorehub.web.Withheld if the caller's roles do not act
   * @throws Outdated if it is closed by now
   */
  EscalationCase open(UUID escalation, Opened wanted) {
    HubUser user = EscalationDesk.actor();
    String kind = FormText.required("kind", wanted.kind(), 100);
    BigDecimal owed = amount("owed", wanted.owed());
    String currency = currency(wanted.currency(), owed);
    Integer workers = workers(wanted.workers());
    UUID id = UUID.randomUUID();
    database.inOrganisation(
        jdbc -> {
          EscalationDesk.holdOpen(jdbc, escalation);
          return jdbc.sql(
                  """
                    INSERT INTO remedy
                        (buyer, id, escalation_id, kind, owed, currency, workers, opened_by)
                    VALUES (:buyer, :id, :escalation, :kind, :owed, :currency, :workers, :by)""")
              .param("buyer", user.organisation())
              .param("id", id)
              .param("escalation", escalation)
              .param("kind", kind)
              .param("owed", owed)
              .param("currency", currency)
              .param("workers", workers)
              .param("by", user.username())
              .update();
        });
    trail.record("remedy.opened", "escalation:" + escalation + " remedy:" + id);
    return cases.get(escalation);
  }

  private static @Nullable BigDecimal amount(String field, @Nullable BigDecimal given) {
    if (given != null
        && (given.signum() <= 0
            || given.stripTrailingZeros().scale() > 2
            || given.compareTo(LARGEST) > 0)) {
      throw new IllegalArgumentException(
          field + " must be more than 0 with at most two decimals, not " + given.toPlainString());
    }
    return given;
  }

  private static @Nullable String currency(@Nullable String given, @Nullable BigDecimal owed) {
    String code = FormText.code(given);
    if (owed == null) {
      return null;
    }
    boolean known =
        code != null
            && Currency.getAvailableCurrencies().stream()
                .anyMatch(currency -> currency.getCurrencyCode().equals(code));
    if (!known) {
      throw new IllegalArgumentException("currency must be an ISO 4217 code, not " + given);
    }
    return code;
  }

  private static @Nullable Integer workers(@Nullable Integer given) {
    if (given != null && given <= 0) {
      throw new IllegalArgumentException("workers must be 1 or more, not " + given);
    }
    return given;
  }

  /**
   * Notes what happened with a remedy.
   *
   * @param proof null if no document is handed in
   * @throws IllegalArgumentException if it does not follow from what is noted already
   */
  EscalationCase enter(UUID escalation, UUID remedy, Entered wanted, @Nullable Proof proof) {
    HubUser user = EscalationDesk.actor();
    EscalationRemedy found = remedy(cases.get(escalation), remedy);
    RemedyEntry.Kind kind = checked(found, wanted, proof);
    BigDecimal amount = amount("amount", wanted.amount());
    String note =
        kind == RemedyEntry.Kind.WITHDRAWAL || FormText.given(wanted.note()) != null
            ? FormText.required("note", wanted.note(), MOST)
            : null;
    database.inOrganisation(
        jdbc -> {
          EscalationDesk.holdOpen(jdbc, escalation);
          return insert(jdbc, remedy, kind, amount, note, proof, user);
        });
    trail.record("remedy." + kind.name().toLowerCase(Locale.ROOT), "remedy:" + remedy);
    return cases.get(escalation);
  }

  private static EscalationRemedy remedy(EscalationCase found, UUID id) {
    return found.remedies().stream()
        .filter(remedy -> remedy.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NotVisible("remedy", id));
  }

  private static RemedyEntry.Kind checked(
      EscalationRemedy found, Entered wanted, @Nullable Proof proof) {
    RemedyEntry.Kind kind = wanted.kind();
    if (kind == null) {
      throw new IllegalArgumentException("kind must be PAYMENT, PROOF, VERIFICATION or WITHDRAWAL");
    }
    if (found.closed()) {
      throw new IllegalArgumentException("This remedy is " + found.state() + " already");
    }
    if ((kind == RemedyEntry.Kind.PAYMENT) != (wanted.amount() != null)) {
      throw new IllegalArgumentException("amount belongs to a PAYMENT, and each has one");
    }
    if (kind == RemedyEntry.Kind.PAYMENT && found.owed() == null) {
      throw new IllegalArgumentException("What is owed here is not money: hand in a PROOF");
    }
    if (kind == RemedyEntry.Kind.PROOF && proof == null) {
      throw new IllegalArgumentException("A PROOF needs a file");
    }
    if (kind == RemedyEntry.Kind.VERIFICATION && !(found.isGiven() && found.isProven())) {
      throw new IllegalArgumentException(
          "It can be verified once all of it is given and a document proves it");
    }
    return kind;
  }

  private static int insert(
      JdbcClient jdbc,
      UUID remedy,
      RemedyEntry.Kind kind,
      @Nullable BigDecimal amount,
      @Nullable String note,
      @Nullable Proof proof,
      HubUser user) {
    return jdbc.sql(
            """
            INSERT INTO remedy_entry (buyer, id, remedy_id, kind, amount, note, file_name,
                media_type, sha256, content, made_by)
            VALUES (:buyer, :id, :remedy, :kind, :amount, :note, :file, :type, :sha256, :content,
                :by)""")
        .param("buyer", user.organisation())
        .param("id", UUID.randomUUID())
        .param("remedy", remedy)
        .param("kind", kind.name())
        .param("amount", amount)
        .param("note", note)
        .param("file", proof == null ? null : proof.name())
        .param("type", proof == null ? null : proof.mediaType())
        .param("sha256", proof == null ? null : proof.sha256())
        .param("content", proof == null ? null : proof.bytes())
        .param("by", user.username())
        .update();
  }

  /** Takes the latest entry back that stands. */
  EscalationCase undo(UUID escalation, UUID remedy, UUID entry) {
    HubUser user = EscalationDesk.actor();
    RemedyEntry last =
        remedy(cases.get(escalation), remedy).entries().stream()
            .filter(RemedyEntry::stands)
            .reduce((one, later) -> later)
            .orElse(null);
    if (last == null || !last.id().equals(entry)) {
      throw new Outdated("Only the latest entry can be taken back, and this is not it any more");
    }
    database.inOrganisation(
        jdbc -> {
          EscalationDesk.holdOpen(jdbc, escalation);
          return jdbc.sql(
                  "UPDATE remedy_entry SET undone_by = ?, undone_at = now()"
                      + " WHERE id = ? AND undone_at IS NULL")
              .params(user.username(), entry)
              .update();
        });
    trail.record("remedy.undone", "remedy:" + remedy + " entry:" + entry);
    return cases.get(escalation);
  }

  /**
   * A document that was handed in.
   *
   * @throws NotVisible if there is none for the caller
   */
  Proof proof(UUID escalation, UUID entry) {
    boolean known =
        cases.get(escalation).remedies().stream()
            .flatMap(remedy -> remedy.entries().stream())
            .anyMatch(e -> e.id().equals(entry) && e.sha256() != null);
    if (!known) {
      throw new NotVisible("proof", entry);
    }
    trail.record("remedy.proof-viewed", "entry:" + entry);
    return database.inOrganisation(
        jdbc ->
            jdbc.sql("SELECT file_name, media_type, content FROM remedy_entry WHERE id = ?")
                .param(entry)
                .query((row, n) -> new Proof(row.getString(1), row.getString(2), row.getBytes(3)))
                .single());
  }
}
