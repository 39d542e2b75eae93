package org.scorehub.connector.scaffold;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scorehub.connector.Connector;
import org.scorehub.connector.contract.ContractSubject;
import org.scorehub.connector.contract.UnaccountedPaths;

/** Lists the paths that a draft leaves out, each with a reason or as something left to do. */
final class LeftOut {

  private static final String NOT_LOOKED =
      "left to do: fields: not looked at yet: connector new found no place for it";
  private static final String NOTHING_FILLS =
      "left to do: fields: not looked at yet: connector new found nothing in the samples that fills it";
  private static final String OWN = "the hub's own, never read from a document";
  private static final String CONTACT =
      "looks like a person or how to reach one, who is not carried on";
  private static final String KEPT = "kept among the extensions; nothing is decided by it";
  private static final Set<String> OWN_FIELDS =
      Set.of(
          "/siteId",
          "/site/siteId",
          "/revision",
          "/escalationId",
          "/clocks[]/name",
          "/clocks[]/dueAt",
          "/clocks[]/source",
          "/visibleTo[]");

  private final DraftFiles files;
  private final Connector connector;
  private final ManifestDraft manifest;

  /**
   * @param files all of the draft, with its examples
   * @param manifest takes the lists
   */
  LeftOut(DraftFiles files, Connector connector, ManifestDraft manifest) {
    this.files = files;
    this.connector = connector;
    this.manifest = manifest;
  }

  /** Looks at what the examples bring about, and lists the rest. */
  void account(
      Analysis analysis,
      ManifestDraft.Document inbound,
      MappingDraft mapping,
      @Nullable OutDraft out) {
    Path staging = staging();
    try {
      files.writeTo(staging);
      ContractSubject subject = new ContractSubject(staging, connector);
      manifest.add(
          accounted(inbound, UnaccountedPaths.of(subject, inbound.name()), analysis, mapping));
      if (out != null) {
        UnaccountedPaths paths = UnaccountedPaths.of(subject, OutDraft.DOCUMENT);
        manifest.add(
            lists(
                out.document(),
                List.of(new ManifestDraft.Left(paths.ignored(), NOT_LOOKED)),
                untold(out, paths.unfilled())));
      }
    } finally {
      delete(staging);
    }
  }

  private static ManifestDraft.Document accounted(
      ManifestDraft.Document document,
      UnaccountedPaths paths,
      Analysis analysis,
      MappingDraft mapping) {
    String prefix = analysis.isGrouped() ? "/rows[]" : "";
    Set<String> contacts =
        Stream.concat(
                analysis.head().stream(),
                analysis.findings() == null ? Stream.of() : analysis.findings().fields().stream())
            .filter(g -> g.target().form() == FieldTarget.Form.CONTACT)
            .map(g -> prefix + g.place().path())
            .collect(Collectors.toSet());
    Set<String> kept =
        mapping.kept().stream().map(p -> prefix + p.path()).collect(Collectors.toSet());
    List<String> rest = new ArrayList<>(paths.ignored());
    rest.removeAll(contacts);
    rest.removeAll(kept);
    return lists(
        document,
        List.of(
            new ManifestDraft.Left(both(paths.ignored(), kept), KEPT),
            new ManifestDraft.Left(both(paths.ignored(), contacts), CONTACT),
            new ManifestDraft.Left(rest, NOT_LOOKED)),
        List.of(
            new ManifestDraft.Left(both(paths.unfilled(), OWN_FIELDS), OWN),
            new ManifestDraft.Left(
                paths.unfilled().stream().filter(p -> !OWN_FIELDS.contains(p)).toList(),
                NOTHING_FILLS)));
  }

  private static ManifestDraft.Document lists(
      ManifestDraft.Document document,
      List<ManifestDraft.Left> ignored,
      List<ManifestDraft.Left> unfilled) {
    return new ManifestDraft.Document(
        document.name(),
        document.facts(),
        document.table(),
        document.group(),
        document.poll(),
        ignored,
        unfilled);
  }

  private static List<ManifestDraft.Left> untold(OutDraft out, List<String> paths) {
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    paths.forEach(
        path -> byReason.computeIfAbsent(out.untold(path), r -> new ArrayList<>()).add(path));
    return byReason.entrySet().stream()
        .map(e -> new ManifestDraft.Left(e.getValue(), e.getKey()))
        .toList();
  }

  private static List<String> both(List<String> paths, Set<String> some) {
    return paths.stream().filter(some::contains).toList();
  }

  private static Path staging() {
    try {
      return Files.createTempDirectory("connector-new-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
