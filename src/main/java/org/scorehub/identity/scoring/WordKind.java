package org.scorehub.identity.scoring;

/** What a word of a name or an address says; most kinds are the same for many factories. */
enum WordKind {
  /** Legal form of a company: says nothing about which one. */
  FORM,
  /** What is made: garment, textile, shoes. */
  SECTOR,
  /** What companies call themselves besides: factory, group, exports. */
  ROLE,
  /** Unit, plant, building; the number beside it tells sites of one company apart. */
  UNIT,
  /** Road, street, highway; the number beside it names the road. */
  ROAD,
  /** Industrial zone, sector, phase; the number beside it names the part. */
  ZONE,
  /** Ward, district, province, and words of place such as near or behind. */
  AREA,
  /** House, plot, lot, survey number. */
  HOUSE,
  /** Floor or room. */
  FLOOR,
  /** Country. */
  COUNTRY,
  /** City or province that is written in several ways. */
  PLACE,
  /** A number, in figures, words or Roman. */
  NUMBER,
  /** Articles, conjunctions, placeholders. */
  FILLER,
  /** Everything else: what makes a name or an address its own. */
  OTHER;

  /** Whether numbers stand beside such words and belong to them. */
  boolean takesNumber() {
    return switch (this) {
      case HOUSE, UNIT, ROAD, ZONE -> true;
      default -> false;
    };
  }

  /** Share of a word of this kind in a name, between 0 and 1. */
  double weightInName() {
    return switch (this) {
      case OTHER -> 1;
      case PLACE -> 0.3;
      case SECTOR -> 0.25;
      case ROLE -> 0.12;
      case AREA, ZONE, ROAD, HOUSE -> 0.1;
      case COUNTRY -> 0.08;
      case FORM, UNIT, FLOOR, NUMBER, FILLER -> 0;
    };
  }

  /** Share of a word of this kind in an address, between 0 and 1. */
  double weightInAddress() {
    return switch (this) {
      case OTHER, SECTOR, ROLE -> 1;
      case PLACE -> 0.5;
      case ROAD, ZONE, AREA -> 0.05;
      case FORM, HOUSE, UNIT, FLOOR, COUNTRY, NUMBER, FILLER -> 0;
    };
  }
}
