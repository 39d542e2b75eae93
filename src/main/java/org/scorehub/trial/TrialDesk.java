package org.scorehub.trial;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.scorehub.audit.AuditOutlook;
import org.scorehub.canonical.CanonicalJson;
import org.scorehub.canonical.Conversion;
import org.scorehub.canonical.Problem;
import org.scorehub.canonical.ProblemKind;
import org.scorehub.canonical.avro.Audit;
import org.scorehub.canonical.avro.Enrolment;
import org.scorehub.canonical.avro.ImprovementProject;
import org.scorehub.canonical.avro.KpiReading;
import org.scorehub.canonical.avro.Site;
import org.scorehub.canonical.avro.Visit;
import org.scorehub.connector.CanonicalTypes;
import org.scorehub.connector.Connector;
import org.scorehub.connector.InboundDocument;
import org.scorehub.connector.OutboundDocument;
import org.scorehub.connector.TableRow;
import org.scorehub.connector.Translation;
import org.scorehub.connector.explain.Explainer;
import org.scorehub.connector.explain.Explanation;
import org.scorehub.connector.explain.Reach;
import org.scorehub.document.ByteSource;
import org.scorehub.document.TableChildren;
import org.scorehub.document.Writing;
import org.scorehub.matching.Matcher;
import org.scorehub.training.KpiCatalogue;
import org.scorehub.training.ProgressDraft;

/**
 * Tries documents: says what the hub would make of them and do. Stores, sends and counts nothing;
 * it has no way to a database, to Kafka or to another system. Thread-safe.
 */
public final class TrialDesk {

  /** Most children of a table that are tried. */
  public static final int MOST_CHILDREN = 1_000;

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String SOMEBODY = "buyer";
  private static final String NOWHERE = new UUID(0, 0).toString();

  private final Supplier<Collection<Connector>> connectors;
  private final Supplier<Matcher> matcher;
  private final Supplier<KpiCatalogue> kpis;

  /**
   * A desk.
   *
   * @param connectors all connectors, asked only when it matters whom they would tell
   * @param matcher asked only for whole documents
   * @param kpis asked only for whole documents
   */
  public TrialDesk(
      Supplier<Collection<Connector>> connectors,
      Supplier<Matcher> matcher,
      Supplier<KpiCatalogue> kpis) {
    this.connectors = connectors;
    this.matcher = matcher;
    this.kpis = kpis;
  }

  /** Tries a document that is no table. */
  public Trial.Received received(
      Connector connector, InboundDocument document, byte[] bytes, TrialRequest request) {
    return received(connector, document, bytes, request, !request.isNarrow());
  }

  /**
   * Tries a table. Values are explained in the child asked for, else in the first usable one; only
   * of a child asked for is told what would be sent.
   */
  public Trial.Table table(
      Connector connector, InboundDocument document, ByteSource bytes, TrialRequest request) {
    try (TableChildren rows = document.table().orElseThrow().open(bytes)) {
      TableTrial trial = new TableTrial(connector, document, request);
      Optional<TableChildren.Child> next = rows.next();
      while (next.isPresent() && trial.children.size() < MOST_CHILDREN) {
        trial.add(next.get().bytes());
        next = rows.next();
      }
      return trial.result(next.isPresent(), rows.problems());
    }
  }

  private final class TableTrial {
    private final Connector connector;
    private final InboundDocument document;
    private final TrialRequest request;
    private final List<Trial.Child> children = new ArrayList<>();
    private boolean explained;

    TableTrial(Connector connector, InboundDocument document, TrialRequest request) {
      this.connector = connector;
      this.document = document;
      this.request = request;
    }

    void add(byte[] child) {
      TableRow place = TableRow.of(child);
      if (request.row() == 0 || holds(child, request.row())) {
        children.add(new Trial.Child(place.sheet(), place.row(), trial(child)));
      }
    }

    private static boolean holds(byte[] child, int row) {
      try {
        return JSON.readTree(child).path("rows").findValues("row").stream()
            .anyMatch(number -> number.asInt() == row);
      } catch (IOException e) {
        return false;
      }
    }

    private Trial.Received trial(byte[] child) {
      boolean only = request.row() > 0;
      if (!request.isNarrow() || explained) {
        return received(connector, document, child, TrialRequest.PLAIN, only);
      }
      explained = only || document.translate(child) instanceof Translation.Translated;
      return explained
          ? received(connector, document, child, request, false)
          : received(connector, document, child, TrialRequest.PLAIN, false);
    }

    Trial.Table result(boolean cut, List<Problem> problems) {
      boolean usable =
          problems.stream().noneMatch(Problem::blocking)
              && (request.row() == 0 || !children.isEmpty())
              && children.stream().allMatch(child -> child.trial().usable());
      return new Trial.Table(usable, connector.bundle().id(), children, cut, problems);
    }
  }

  private Trial.Received received(
      Connector connector,
      InboundDocument document,
      byte[] bytes,
      TrialRequest request,
      boolean whole) {
    Translation translation = document.translate(bytes);
    SpecificRecord record =
        translation instanceof Translation.Translated translated ? translated.canonical() : null;
    Optional<Explainer> explainer =
        request.isNarrow() ? Explainer.ofReceived(connector, document, bytes) : Optional.empty();
    Audit audit = record instanceof Audit some && !request.isNarrow() ? some : null;
    AuditOutlook ahead =
        audit == null
            ? null
            : AuditOutlook.of(audit, SOMEBODY, NOWHERE, matcher.get(), Instant.EPOCH);
    return new Trial.Received(
        record != null,
        connector.bundle().id(),
        record == null ? null : CanonicalJson.write(record),
        translation.problems(),
        translation.alarms().stream().map(CanonicalJson::write).toList(),
        explained(request.explain(), explainer),
        reached(request.of(), explainer),
        audit == null || ahead == null ? null : Outlook.of(audit, ahead),
        whole && record != null ? deliveries(connector.id(), record, ahead) : null);
  }

  private List<PossibleDelivery> deliveries(
      String from, SpecificRecord record, @Nullable AuditOutlook ahead) {
    PossibleDeliveries possible =
        new PossibleDeliveries(
            new ProgressDraft(matcher.get().rules(), kpis.get()), connectors.get());
    if (record instanceof Audit audit && ahead != null) {
      return possible.of(from, audit, ahead);
    }
    if (record instanceof Site site) {
      return possible.of(from, site);
    }
    Site site = trained(record);
    return site == null ? List.of() : possible.of(record, site);
  }

  private static @Nullable Site trained(SpecificRecord record) {
    if (record instanceof Enrolment enrolment) {
      return enrolment.getSite();
    }
    if (record instanceof Visit visit) {
      return visit.getSite();
    }
    if (record instanceof KpiReading reading) {
      return reading.getSite();
    }
    return record instanceof ImprovementProject project ? project.getSite() : null;
  }

  /** Tries a document that is sent. */
  public Trial.Sent sent(
      Connector connector, OutboundDocument document, byte[] canonicalJson, TrialRequest request) {
    List<Problem> problems = new ArrayList<>();
    SpecificRecord record = record(document, canonicalJson, problems);
    Writing writing = record == null ? new Writing.Unwritable(problems) : document.make(record);
    Optional<Explainer> explainer =
        record == null || !request.isNarrow()
            ? Optional.empty()
            : Optional.of(Explainer.ofSent(connector, document, record));
    return new Trial.Sent(
        writing instanceof Writing.Written,
        connector.bundle().id(),
        writing instanceof Writing.Written written ? new String(written.bytes(), UTF_8) : null,
        writing instanceof Writing.Unwritable unwritable ? unwritable.problems() : List.of(),
        explained(request.explain(), explainer),
        reached(request.of(), explainer));
  }

  private static @Nullable SpecificRecord record(
      OutboundDocument document, byte[] canonicalJson, List<Problem> problems) {
    try {
      JsonNode tree = JSON.readTree(canonicalJson);
      Conversion<? extends SpecificRecord> conversion =
          CanonicalJson.read(CanonicalTypes.named(document.definition().canonical()), tree);
      if (conversion instanceof Conversion.Canonical<? extends SpecificRecord> canonical) {
        return canonical.value();
      }
      problems.addAll(((Conversion.NotCanonical<?>) conversion).problems());
    } catch (IOException e) {
      problems.add(
          Problem.blocking(
              ProblemKind.MALFORMED,
              "json.not-well-formed",
              "This is not JSON: " + e.getMessage()));
    }
    return null;
  }

  private static @Nullable List<Explanation> explained(
      List<String> paths, Optional<Explainer> explainer) {
    return told(paths, explainer, (e, path) -> List.of(e.explain(path)));
  }

  private static @Nullable List<Reach> reached(List<String> paths, Optional<Explainer> explainer) {
    return told(paths, explainer, Explainer::reach);
  }

  private interface Teller<T> {
    List<T> tell(Explainer explainer, String path);
  }

  private static <T> @Nullable List<T> told(
      List<String> paths, Optional<Explainer> explainer, Teller<T> teller) {
    if (paths.isEmpty() || explainer.isEmpty()) {
      return null;
    }
    return paths.stream().flatMap(path -> teller.tell(explainer.get(), path).stream()).toList();
  }
}
