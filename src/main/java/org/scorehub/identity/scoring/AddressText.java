package org.scorehub.identity.scoring;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An address as it is compared.
 *
 * @param written as given
 * @param words names of roads, places and zones, with the general words beside them
 * @param houses numbers of houses, plots and lots, with the letter behind them
 * @param roads numbers of roads
 * @param zones numbers of zones, sectors, phases and wards
 * @param buildings numbers and letters of buildings and units
 * @param postcodes post codes
 * @param weight how much the words say together; below 1 it is no more than a town
 */
record AddressText(
    String written,
    List<Word> words,
    Set<String> houses,
    Set<String> roads,
    Set<String> zones,
    Set<String> buildings,
    Set<String> postcodes,
    double weight) {

  AddressText {
    words = List.copyOf(words);
  }

  static AddressText of(
      String written, @Nullable String postcode, WordReader reader, @Nullable String country) {
    Numbers numbers = new Numbers(Postcodes.without(reader.read(written), country));
    numbers.sort();
    Set<String> codes = new LinkedHashSet<>(numbers.postcodes);
    if (postcode != null && !postcode.isBlank()) {
      codes.add(Postcodes.plain(postcode));
    }
    List<Word> words = distinct(numbers.words);
    double weight = words.stream().mapToDouble(AddressText::weight).sum();
    return new AddressText(
        written,
        words,
        numbers.houses,
        numbers.roads,
        numbers.zones,
        numbers.buildings,
        codes,
        weight);
  }

  static double weight(Word word) {
    return word.kind().weightInAddress() * word.lengthFactor();
  }

  /** Whether a number stands anywhere but in the post code. */
  boolean mentions(String number) {
    return houses.contains(number)
        || roads.contains(number)
        || zones.contains(number)
        || buildings.contains(number);
  }

  private static List<Word> distinct(List<Word> words) {
    return new ArrayList<>(new LinkedHashSet<>(words));
  }

  /** Sorts numbers by the word before them, else by the one behind. */
  private static final class Numbers {

    private static final int SMALL = 2;

    private final List<Word> read;
    private final List<Word> words = new ArrayList<>();
    private final Set<String> houses = new LinkedHashSet<>();
    private final Set<String> roads = new LinkedHashSet<>();
    private final Set<String> zones = new LinkedHashSet<>();
    private final Set<String> buildings = new LinkedHashSet<>();
    private final Set<String> floors = new LinkedHashSet<>();
    private final Set<String> postcodes = new LinkedHashSet<>();
    private Set<String> latest = houses;

    Numbers(Postcodes.Split split) {
      this.read = split.words();
      this.postcodes.addAll(split.codes());
    }

    void sort() {
      for (int i = 0; i < read.size(); i++) {
        Word word = read.get(i);
        if (word.is(WordKind.NUMBER)) {
          i += addNumber(i);
        } else if (isLetter(i) && kind(i - 1) == WordKind.HOUSE) {
          houses.add(word.text());
        } else if (isLetterOfBuilding(i)) {
          buildings.add(word.text());
        } else if (word.kind().weightInAddress() > 0) {
          words.add(word);
        }
      }
    }

    /** Returns how many words were taken besides. */
    private int addNumber(int place) {
      Set<String> target = target(place);
      String number = read.get(place).text();
      boolean letter = target == houses && Tokens.isNumber(number) && isSuffix(place + 1);
      target.add(letter ? number + read.get(place + 1).text() : number);
      latest = target;
      return letter ? 1 : 0;
    }

    private boolean isSuffix(int place) {
      return isLetter(place) && !isLetterOfBuilding(place) && kind(place + 1) != WordKind.NUMBER;
    }

    private boolean isLetter(int place) {
      return kind(place) == WordKind.OTHER && read.get(place).text().length() == 1;
    }

    /** By the word before, unless that has a number of its own, else by the one behind. */
    private Set<String> target(int place) {
      if (isHouseBehind(place + 1)) {
        return houses;
      }
      WordKind before = kind(place - 1);
      Set<String> behind = byWordBehind(place);
      if (before == WordKind.NUMBER) {
        boolean ofHouse = latest == houses && kind(place - 2) == WordKind.HOUSE;
        return behind == houses || (ofHouse && behind != roads) ? latest : behind;
      }
      if (before == WordKind.HOUSE && read.get(place - 1).text().equals("no")) {
        before = kindBeforeNo(place - 2);
      }
      boolean spent = kind(place - 2) == WordKind.NUMBER;
      if (before == WordKind.ZONE && spent && behind == roads) {
        return roads;
      }
      return switch (before) {
        case ROAD -> spent && latest == roads ? houses : roads;
        case ZONE, AREA -> zones;
        case UNIT -> buildings;
        case FLOOR -> floors;
        case HOUSE -> houses;
        default -> behind;
      };
    }

    /** In Chinese addresses the word for a number stands behind it. */
    private boolean isHouseBehind(int place) {
      return kind(place) == WordKind.HOUSE
          && read.get(place).text().equals("no")
          && kind(place + 1) != WordKind.NUMBER;
    }

    /** "Sector no 5" is a sector, but "Sokak No 5" a house in the road. */
    private WordKind kindBeforeNo(int place) {
      return switch (kind(place)) {
        case ZONE, UNIT, FLOOR -> kind(place);
        default -> WordKind.HOUSE;
      };
    }

    private Set<String> byWordBehind(int place) {
      boolean taken = kind(place + 2) == WordKind.NUMBER && !kind(place + 3).takesNumber();
      boolean small = read.get(place).text().length() <= SMALL;
      return switch (kind(place + 1)) {
        case ROAD -> taken ? houses : roads;
        case ZONE, AREA -> small && !taken ? zones : houses;
        case FLOOR -> small ? floors : houses;
        default -> houses;
      };
    }

    private boolean isLetterOfBuilding(int place) {
      return read.get(place).text().length() == 1
          && (kind(place - 1) == WordKind.UNIT || kind(place + 1) == WordKind.UNIT);
    }

    private WordKind kind(int place) {
      return place < 0 || place >= read.size() ? WordKind.FILLER : read.get(place).kind();
    }
  }
}
