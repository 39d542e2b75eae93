package org.scorehub.web.supplier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A facet as the page shows it: links that choose a value, or no longer.
 *
 * @param flag whether it has one value only
 */
record FacetView(String name, boolean flag, List<Choice> choices) {

  private static final int MOST = 40;

  /**
   * A value.
   *
   * @param id of its link, so that the focus stays when the list is exchanged
   * @param suppliers that choosing it would leave
   * @param query of the address with it, or without if it is chosen
   */
  record Choice(String id, String label, long suppliers, boolean chosen, String query) {

    /** For aria-current; null leaves the attribute out. */
    public @Nullable String current() {
      return chosen ? Facet.YES : null;
    }
  }

  static List<FacetView> all(SupplierFilter filter, FacetReads.Counts counts, SupplierWords words) {
    return Arrays.stream(Facet.values())
        .map(facet -> of(facet, filter, counts, words))
        .filter(view -> !view.choices().isEmpty())
        .toList();
  }

  private static FacetView of(
      Facet facet, SupplierFilter filter, FacetReads.Counts counts, SupplierWords words) {
    List<FacetReads.Count> values = new ArrayList<>();
    for (String chosen : filter.chosen(facet)) {
      values.add(new FacetReads.Count(chosen, suppliers(counts, facet, chosen)));
    }
    counts.of(facet).stream()
        .filter(count -> !filter.chosen(facet).contains(count.value()))
        .limit(MOST)
        .forEach(values::add);
    return new FacetView(
        words.name(facet),
        facet.isFlag(),
        values.stream().map(count -> choice(facet, count, filter, words)).toList());
  }

  private static long suppliers(FacetReads.Counts counts, Facet facet, String value) {
    return counts.of(facet).stream()
        .filter(count -> count.value().equals(value))
        .mapToLong(FacetReads.Count::suppliers)
        .sum();
  }

  private static Choice choice(
      Facet facet, FacetReads.Count count, SupplierFilter filter, SupplierWords words) {
    return new Choice(
        "f-" + facet.parameter() + '-' + Integer.toHexString(count.value().hashCode()),
        words.value(facet, count.value()),
        count.suppliers(),
        filter.chosen(facet).contains(count.value()),
        SupplierAddress.toggled(filter, facet, count.value()));
  }

  /** Whether a value is chosen, so that the facet is shown open. */
  public boolean isOpen() {
    return choices.stream().anyMatch(Choice::chosen);
  }
}
