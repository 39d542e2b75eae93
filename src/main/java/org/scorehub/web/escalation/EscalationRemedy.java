package org.scorehub.web.escalation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scorehub.audit.RemedyStanding;
import org.scorehub.canonical.avro.RemedyState;

/**
 * Money or other redress owed to workers because of an escalation.
 *
 * @param kind in words, for example back wages, recruitment fees, reinstatement
 * @param owed amount; null if it is not money, as then is the currency
 * @param currency ISO 4217
 * @param workers how many it concerns; null if not known
 * @param entries what happened with it, first to last
 */
public record EscalationRemedy(
    UUID id,
    String kind,
    @Nullable BigDecimal owed,
    @Nullable String currency,
    @Nullable Integer workers,
    String openedBy,
    Instant openedAt,
    List<RemedyEntry> entries) {

  public EscalationRemedy {
    entries = List.copyOf(entries);
  }

  /** Where it stands, by the entries that stand. */
  @JsonProperty
  public RemedyState state() {
    return standing().state();
  }

  private RemedyStanding standing() {
    return new RemedyStanding(
        owed,
        paid(),
        has(RemedyEntry.Kind.PROOF),
        has(RemedyEntry.Kind.VERIFICATION),
        has(RemedyEntry.Kind.WITHDRAWAL));
  }

  /** Sum of the payments that stand. */
  @JsonProperty
  public BigDecimal paid() {
    return entries.stream()
        .filter(entry -> entry.is(RemedyEntry.Kind.PAYMENT))
        .map(entry -> Objects.requireNonNull(entry.amount()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** True once nothing more is expected: verified, or withdrawn. */
  @JsonProperty
  public boolean closed() {
    return has(RemedyEntry.Kind.WITHDRAWAL) || has(RemedyEntry.Kind.VERIFICATION);
  }

  /** All the money paid; of what is not money: there is a proof. */
  boolean isGiven() {
    return standing().isGiven();
  }

  /** Whether a document that stands shows something of it. */
  boolean isProven() {
    return entries.stream().anyMatch(entry -> entry.stands() && entry.sha256() != null);
  }

  private boolean has(RemedyEntry.Kind kind) {
    return entries.stream().anyMatch(entry -> entry.is(kind));
  }
}
