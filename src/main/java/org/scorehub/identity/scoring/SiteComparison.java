package org.scorehub.identity.scoring;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What two records have in common and what not, as figures and in words. */
final class SiteComparison {

  private static final double THIN = 1.5;
  private static final double HALF = 0.4;
  private static final double CHANCE = 0.8;

  private final SiteProfile left;
  private final SiteProfile right;
  private final boolean transliterated;
  private final double[] values = new double[Feature.values().length];
  private final Map<Feature, String[]> seen = new EnumMap<>(Feature.class);

  private SiteComparison(SiteProfile left, SiteProfile right) {
    this.left = left;
    this.right = right;
    this.transliterated = left.isForeign() != right.isForeign();
  }

  static SiteComparison of(SiteProfile left, SiteProfile right) {
    SiteComparison comparison = new SiteComparison(left, right);
    comparison.compareNames();
    comparison.compareAddresses();
    comparison.set(
        Feature.BOTH_ALIKE,
        comparison.value(Feature.NAME_ALIKE) * comparison.value(Feature.ADDRESS_ALIKE),
        "",
        "");
    return comparison;
  }

  double[] values() {
    return values;
  }

  double value(Feature feature) {
    return values[feature.place()];
  }

  /** What was compared for a feature, as written, left and right; null if it was not seen. */
  String @Nullable [] seen(Feature feature) {
    return seen.get(feature);
  }

  void set(Feature feature, double value, String a, String b) {
    values[feature.place()] = value;
    if (value != 0) {
      seen.put(feature, new String[] {a, b});
    }
  }

  // ---- names

  private record Names(NameText left, NameText right, Alignment words, double alike) {}

  private void compareNames() {
    Names best = null;
    for (NameText a : left.names()) {
      for (NameText b : right.names()) {
        Names names = names(a, b);
        if (best == null || names.alike() > best.alike()) {
          best = names;
        }
      }
    }
    if (best != null) {
      setNames(best);
    }
  }

  private Names names(NameText a, NameText b) {
    Alignment words =
        Alignment.of(
            new Alignment.Side(a.words(), weights(a)),
            new Alignment.Side(b.words(), weights(b)),
            transliterated);
    double alike = words.alike();
    if (a.scattered() || b.scattered()) {
      alike = Math.max(alike, Likeness.ofLetters(a.letters(), b.letters()));
    }
    if (a.joined().equals(b.joined()) && !a.joined().isEmpty()) {
      alike = Math.max(alike, 0.97);
    }
    return new Names(a, b, words, alike);
  }

  /** A word that is in an address too says where, not who. */
  private double[] weights(NameText name) {
    double[] weights = new double[name.words().size()];
    for (int i = 0; i < weights.length; i++) {
      Word word = name.words().get(i);
      boolean place =
          word.is(WordKind.OTHER)
              && (isPlace(word, left.address()) || isPlace(word, right.address()));
      WordKind kind = place ? WordKind.PLACE : word.kind();
      weights[i] = kind.weightInName() * word.lengthFactor();
    }
    return weights;
  }

  private static boolean isPlace(Word word, AddressText address) {
    for (Word each : address.words()) {
      if (each.text().equals(word.text())) {
        return true;
      }
    }
    return false;
  }

  private void setNames(Names names) {
    String a = names.left().written();
    String b = names.right().written();
    double alike = names.alike();
    boolean scattered = names.left().scattered() || names.right().scattered();
    double contained = Math.max(alike, scattered ? alike : names.words().contained());
    set(Feature.NAME_ALIKE, alike, a, b);
    set(Feature.NAME_CONTAINED, contained, a, b);
    set(Feature.NAME_SAME, alike > 0.95 ? 1 : 0, a, b);
    boolean spelled = alike > 0.9;
    set(
        Feature.NAME_APART,
        spelled ? 0 : names.words().apart(),
        String.join(" ", names.words().left().ownWords()),
        String.join(" ", names.words().right().ownWords()));
    compareTowns(names);
    compareUnits(names.left(), names.right());
  }

  /** Places in the names that the other record does not know at all. */
  private void compareTowns(Names names) {
    String a = strangePlace(names.words().left(), left.address(), right.address());
    String b = strangePlace(names.words().right(), right.address(), left.address());
    if (a != null || b != null) {
      double value = a != null && b != null ? 1 : 0.5;
      set(Feature.TOWN_APART, value, a == null ? "" : a, b == null ? "" : b);
    }
  }

  private static @Nullable String strangePlace(
      Alignment.Side name, AddressText own, AddressText other) {
    for (String word : name.ownWords()) {
      Word place = new Word(word, WordKind.OTHER);
      if (isPlace(place, own) && !isPlace(place, other) && other.weight() >= THIN) {
        return word;
      }
    }
    return null;
  }

  // ---- units

  private void compareUnits(NameText a, NameText b) {
    Set<String> leftUnits = units(a, left.address(), right.address());
    Set<String> rightUnits = units(b, right.address(), left.address());
    if (leftUnits.isEmpty() && rightUnits.isEmpty()) {
      return;
    }
    if (leftUnits.isEmpty() || rightUnits.isEmpty()) {
      Set<String> named = leftUnits.isEmpty() ? rightUnits : leftUnits;
      AddressText other = leftUnits.isEmpty() ? left.address() : right.address();
      compareOneSided(named, other);
      return;
    }
    boolean same = NumberSets.overlap(leftUnits, rightUnits) > 0;
    set(
        same ? Feature.UNIT_SAME : Feature.UNIT_APART,
        1,
        String.join(" ", leftUnits),
        String.join(" ", rightUnits));
  }

  private void compareOneSided(Set<String> named, AddressText other) {
    if (!other.buildings().isEmpty()) {
      boolean same = NumberSets.overlap(named, other.buildings()) > 0;
      String units = String.join(" ", named);
      String buildings = String.join(" ", other.buildings());
      set(same ? Feature.UNIT_SAME : Feature.UNIT_ONE_SIDED, 1, units, buildings);
    } else {
      set(Feature.UNIT_ONE_SIDED, named.equals(Set.of("1")) ? 0.5 : 1, String.join(" ", named), "");
    }
  }

  /** A number that is in an address as well is that of the house. */
  private static Set<String> units(NameText name, AddressText own, AddressText other) {
    Set<String> units = new HashSet<>();
    name.units().forEach(unit -> units.add(NumberSets.digits(unit)));
    for (String number : name.loose()) {
      if (!own.houses().contains(number) && !other.houses().contains(number)) {
        units.add(NumberSets.digits(number));
      }
    }
    return units;
  }

  // ---- addresses

  private void compareAddresses() {
    AddressText a = left.address();
    AddressText b = right.address();
    Alignment words =
        Alignment.of(
            new Alignment.Side(a.words(), weights(a)),
            new Alignment.Side(b.words(), weights(b)),
            transliterated);
    set(Feature.ADDRESS_ALIKE, words.alike(), a.written(), b.written());
    set(Feature.ADDRESS_CONTAINED, words.contained(), a.written(), b.written());
    set(
        Feature.ADDRESS_APART,
        words.apart(),
        String.join(" ", words.left().ownWords()),
        String.join(" ", words.right().ownWords()));
    double least = Math.min(a.weight(), b.weight());
    set(Feature.ADDRESS_THIN, least >= THIN ? 0 : 1 - least / THIN, a.written(), b.written());
    compareNumbers(a, b);
  }

  private static double[] weights(AddressText address) {
    return address.words().stream().mapToDouble(AddressText::weight).toArray();
  }

  private void compareNumbers(AddressText a, AddressText b) {
    Set<String> leftHouses = houses(left);
    Set<String> rightHouses = houses(right);
    compare(leftHouses, rightHouses, Feature.HOUSE_SAME, Feature.HOUSE_APART);
    if (value(Feature.HOUSE_APART) > 0
        && (isElsewhere(leftHouses, b) || isElsewhere(rightHouses, a))) {
      set(Feature.HOUSE_APART, 0, "", "");
    }
    compare(a.roads(), b.roads(), Feature.ROAD_SAME, Feature.ROAD_APART);
    compare(a.zones(), b.zones(), null, Feature.ZONE_APART);
    compare(a.buildings(), b.buildings(), null, Feature.BUILDING_APART);
    comparePostcodes(a.postcodes(), b.postcodes());
  }

  /** One list has as a road or a building what the other has as a house. */
  private static boolean isElsewhere(Set<String> houses, AddressText other) {
    return houses.stream().anyMatch(number -> number.length() > 1 && other.mentions(number));
  }

  /** Numbers of houses in the address, or in the name where the address has none. */
  private static Set<String> houses(SiteProfile profile) {
    if (!profile.address().houses().isEmpty() || profile.names().isEmpty()) {
      return profile.address().houses();
    }
    return profile.names().get(0).houses();
  }

  private void compare(Set<String> a, Set<String> b, @Nullable Feature same, Feature apart) {
    if (a.isEmpty() || b.isEmpty()) {
      return;
    }
    double overlap = NumberSets.overlap(a, b);
    String left = String.join(" ", a);
    String right = String.join(" ", b);
    if (overlap == 0 || (overlap < HALF && NumberSets.meetByChance(a, b))) {
      set(apart, overlap == 0 ? 1 : CHANCE, left, right);
    } else if (same != null) {
      set(same, overlap, left, right);
    }
  }

  private void comparePostcodes(Set<String> a, Set<String> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return;
    }
    boolean same = a.stream().anyMatch(b::contains);
    boolean near = a.stream().anyMatch(x -> b.stream().anyMatch(y -> NumberSets.begins(x, y)));
    set(Feature.POSTCODE_SAME, same ? 1 : 0, first(a), first(b));
    set(Feature.POSTCODE_APART, same ? 0 : near ? 0.3 : 1, first(a), first(b));
  }

  private static String first(Set<String> codes) {
    return List.copyOf(codes).get(0);
  }
}
