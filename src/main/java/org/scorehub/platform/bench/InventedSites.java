package org.scorehub.platform.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.scorehub.identity.scoring.SiteRecord;

/**
 * Invented factories, the same for the same seed: names out of syllables, a sector, a company form,
 * a road, a town; and the same factory as another list has it, with another form, typing errors,
 * words apart, capitals, or the address in another order.
 */
final class InventedSites {

  private static final String[] COUNTRIES = {
    "CN", "BD", "IN", "VN", "TR", "ID", "PK", "KH", "LK", "MX", "BR", "PT", "EG", "TH", "IT"
  };
  private static final String[] SYLLABLES = {
    "ba", "ri", "shan", "lo", "mei", "kan", "du", "fer", "tik", "jun", "ola", "ven", "gar", "sum",
    "hai", "ze", "min", "pra", "qu", "tor", "nel", "wu", "yan", "bis", "cha", "dri", "el", "fo"
  };
  private static final String[] SECTORS = {
    "Garments", "Textile", "Knitwear", "Apparel", "Footwear", "Fashion", "Denim", "Dyeing", ""
  };
  private static final String[] FORMS = {
    "Ltd", "Co., Ltd.", "Pvt. Ltd.", "Company Limited", "Limited", "JSC", "Corp.", "Inc.", ""
  };
  private static final String[] ROADS = {"Road", "Street", "Avenue", "Lane"};
  private static final int TOWNS = 60;

  private final Random random;

  InventedSites(long seed) {
    this.random = new Random(seed);
  }

  /** So many factories; one in twenty has a second unit, which is another factory. */
  List<SiteRecord> make(int count) {
    List<SiteRecord> sites = new ArrayList<>(count);
    while (sites.size() < count) {
      String country = COUNTRIES[random.nextInt(COUNTRIES.length)];
      String own = word(2 + random.nextInt(2)) + (random.nextInt(3) == 0 ? " " + word(2) : "");
      boolean units = random.nextInt(20) == 0;
      String name = own + " " + pick(SECTORS) + " " + pick(FORMS);
      sites.add(site(sites.size(), units ? name + " Unit 1" : name, country));
      if (units && sites.size() < count) {
        sites.add(site(sites.size(), name + " Unit 2", country));
      }
    }
    return sites;
  }

  private SiteRecord site(int number, String name, String country) {
    String town = "Town" + SYLLABLES[random.nextInt(SYLLABLES.length)] + random.nextInt(TOWNS);
    String address =
        (1 + random.nextInt(400))
            + " "
            + word(3)
            + " "
            + pick(ROADS)
            + ", "
            + word(2)
            + ", "
            + town;
    return SiteRecord.of("s" + number, name, address, country);
  }

  /** The same factory in another list. */
  SiteRecord variant(SiteRecord site, String id) {
    String name = site.name();
    for (String form : FORMS) {
      if (!form.isEmpty() && name.contains(" " + form)) {
        name = name.replace(" " + form, " " + pick(FORMS));
        break;
      }
    }
    name = random.nextInt(3) == 0 ? mistyped(name) : name;
    name = random.nextInt(3) == 0 ? name.toUpperCase(java.util.Locale.ROOT) : name;
    String[] parts = site.address().split(", ");
    String address =
        switch (random.nextInt(3)) {
          case 0 -> "No. " + String.join(" ", parts);
          case 1 -> parts[0].replace("Road", "Rd").replace("Street", "St.") + ", " + parts[2];
          default -> mistyped(site.address());
        };
    return SiteRecord.of(id, name.strip(), address, site.country());
  }

  private String mistyped(String text) {
    int place = 2 + random.nextInt(Math.max(1, text.length() - 4));
    char letter = text.charAt(place);
    if (!Character.isLetter(letter)) {
      return text;
    }
    String put = random.nextBoolean() ? "" : "" + letter + letter;
    return text.substring(0, place) + put + text.substring(place + 1);
  }

  private String word(int syllables) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < syllables; i++) {
      word.append(pick(SYLLABLES));
    }
    word.setCharAt(0, Character.toUpperCase(word.charAt(0)));
    return word.toString();
  }

  private String pick(String[] from) {
    return from[random.nextInt(from.length)];
  }
}
