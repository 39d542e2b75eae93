package org.scorehub.training.cohort;

/**
 * A position on earth.
 *
 * @param latitude degrees north, -90 to 90
 * @param longitude degrees east, -180 to 180
 */
public record Place(double latitude, double longitude) {

  private static final double EARTH_KM = 6371.0;

  public Place {
    if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
      throw new IllegalArgumentException("no position: " + latitude + ", " + longitude);
    }
  }

  /** Kilometres along a great circle. */
  double kmTo(Place other) {
    double north = Math.toRadians(other.latitude - latitude);
    double east = Math.toRadians(other.longitude - longitude);
    double chord =
        square(Math.sin(north / 2))
            + Math.cos(Math.toRadians(latitude))
                * Math.cos(Math.toRadians(other.latitude))
                * square(Math.sin(east / 2));
    return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
  }

  /** The same to a tenth of a degree, about 11 km. */
  Place rounded() {
    return new Place(Math.round(latitude * 10) / 10.0, Math.round(longitude * 10) / 10.0);
  }

  private static double square(double value) {
    return value * value;
  }
}
