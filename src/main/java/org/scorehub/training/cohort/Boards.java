package org.scorehub.training.cohort;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scorehub.training.cohort.NeedComposer.Found;
import org.scorehub.training.cohort.NeedRecords.Everything;

/**
 * What each organisation may plan from. A buyer: its own factories, and those of others without id,
 * name, topic and exact position, where it has a factory that needs the same module in the same
 * country. A training provider: what it was told. The operator: all, without names.
 */
final class Boards {

  private final Everything records;
  private final NeedComposer composer;

  /** Who needs the same at the same site, by the id of the need. */
  private final Map<String, Set<String>> buyers = new HashMap<>();

  Boards(Everything records, NeedComposer composer) {
    this.records = records;
    this.composer = composer;
  }

  /** By organisation; without those that have nothing to plan. */
  Map<String, List<Need>> all() {
    List<Found> found = composer.found();
    buyers.clear();
    found.forEach(f -> buyers.computeIfAbsent(f.need().id(), id -> new TreeSet<>()).add(f.buyer()));
    Map<String, List<Need>> boards = new TreeMap<>();
    records
        .kinds()
        .forEach(
            (organisation, kind) -> {
              List<Need> board =
                  switch (kind) {
                    case "BUYER" -> ofBuyer(organisation, found);
                    case "TRAINING_PROVIDER" -> composer.told(organisation);
                    case "OPERATOR" -> others(organisation, found, new HashSet<>());
                    default -> List.of();
                  };
              if (!board.isEmpty()) {
                boards.put(organisation, board);
              }
            });
    return boards;
  }

  private List<Need> ofBuyer(String buyer, List<Found> found) {
    List<Found> mine = found.stream().filter(f -> f.buyer().equals(buyer)).toList();
    Set<String> known = mine.stream().map(f -> f.need().id()).collect(Collectors.toSet());
    Set<String> where = mine.stream().map(Boards::where).collect(Collectors.toSet());
    List<Need> board = new ArrayList<>();
    mine.forEach(f -> board.add(copy(f.need(), f.need().id(), funders(buyer, f))));
    board.addAll(
        others(buyer, found.stream().filter(f -> where.contains(where(f))).toList(), known));
    return board;
  }

  private static String where(Found found) {
    return found.need().module() + ' ' + found.need().country();
  }

  /** Each site and module once, whoever names it, with a mark for each buyer that does. */
  private List<Need> others(String viewer, List<Found> found, Set<String> known) {
    Map<String, Found> byNeed = new LinkedHashMap<>();
    found.stream()
        .filter(f -> !known.contains(f.need().id()))
        .sorted(Comparator.comparing(f -> mark(viewer, f.need().id())))
        .forEach(f -> byNeed.merge(f.need().id(), f, Boards::weightier));
    List<Need> others = new ArrayList<>();
    byNeed
        .values()
        .forEach(
            f -> others.add(unnamed(f.need(), "other-" + (others.size() + 1), funders(viewer, f))));
    return others;
  }

  private static Found weightier(Found one, Found other) {
    return one.need().points() >= other.need().points() ? one : other;
  }

  private Set<String> funders(String viewer, Found need) {
    return buyers.getOrDefault(need.need().id(), Set.of()).stream()
        .map(buyer -> buyer.equals(viewer) ? viewer : mark(viewer, buyer))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The same for the same, and different for each viewer. */
  private static String mark(String viewer, String name) {
    return UUID.nameUUIDFromBytes((viewer + '|' + name).getBytes(StandardCharsets.UTF_8))
        .toString()
        .substring(0, 8);
  }

  private static Need unnamed(Need need, String id, Set<String> funders) {
    Place place = need.place();
    return with(
        need, id, funders, null, null, place == null ? null : place.rounded(), List.of(), null);
  }

  static Need copy(Need need, String id, Set<String> funders) {
    return with(
        need, id, funders, need.site(), need.name(), need.place(), need.topics(), need.workers());
  }

  private static Need with(
      Need need,
      String id,
      Set<String> funders,
      @Nullable String site,
      @Nullable String name,
      @Nullable Place place,
      List<String> topics,
      @Nullable Integer workers) {
    return new Need(
        id,
        site,
        name,
        need.module(),
        need.country(),
        need.region(),
        place,
        need.points(),
        need.issues(),
        topics,
        funders,
        workers,
        need.notBefore(),
        need.wantedBy());
  }
}
