package org.scorehub.identity.scoring;

/**
 * What is looked at in two records. Each is between 0 and 1; the sign says what it may speak for.
 */
public enum Feature {
  NAME_ALIKE(1, "names are alike"),
  NAME_CONTAINED(0.8, "one name holds the other"),
  NAME_SAME(0.3, "names are the same but for the company form"),
  NAME_APART(-1.8, "each name has words of its own"),
  TOWN_APART(-0.6, "the names say different places"),
  UNIT_SAME(0.8, "same unit or plant number"),
  UNIT_APART(-3, "different unit or plant numbers"),
  UNIT_ONE_SIDED(-0.7, "only one names a unit or plant"),
  ADDRESS_ALIKE(1, "addresses are alike"),
  ADDRESS_CONTAINED(1, "one address holds the other"),
  ADDRESS_APART(-0.6, "each address has words of its own"),
  HOUSE_SAME(1.2, "same house or plot number"),
  HOUSE_APART(-3, "different house or plot numbers"),
  ROAD_SAME(0.6, "same road number"),
  ROAD_APART(-1.2, "different road numbers"),
  ZONE_APART(-0.8, "different zone, phase or sector numbers"),
  BUILDING_APART(-0.8, "different buildings or blocks"),
  POSTCODE_SAME(0.4, "same post code"),
  POSTCODE_APART(-0.4, "different post codes"),
  ADDRESS_THIN(-0.8, "an address says too little"),
  BOTH_ALIKE(1, "name and address are alike together"),
  COMPANY_ID_SAME(1, "same company identifier"),
  COMPANY_ID_APART(-1, "different company identifiers");

  private final double expected;
  private final String what;

  Feature(double expected, String what) {
    this.expected = expected;
    this.what = what;
  }

  /** 1 if it can only speak for one factory, -1 if only for two. */
  public int sign() {
    return expected > 0 ? 1 : -1;
  }

  /**
   * The weight that knowledge of the field gives it (DERIVED): examples move it, and where they say
   * nothing it stays.
   */
  public double expected() {
    return expected;
  }

  /** Its place among the figures of a comparison. */
  @SuppressWarnings("EnumOrdinal") // figures are kept in memory only, never by number
  int place() {
    return ordinal();
  }

  /** In words. */
  public String what() {
    return what;
  }
}
