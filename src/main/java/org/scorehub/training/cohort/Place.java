package org.scorehub.training.cohort;

import java.util.List;

/**
 * A position on earth.
 *
 * @param latitude degrees north, -90 to 90
 * @param longitude degrees east, -180 to 180
 */
public record Place(double latitude, double longitude) {

  private static final double EARTH_KM = 6371.0;
  private static final double KM_A_DEGREE = Math.toRadians(EARTH_KM);

  public Place {
    if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
      throw new IllegalArgumentException("no position: " + latitude + ", " + longitude);
    }
  }

  /** False if the latitudes alone are too far apart, which is quickly told. */
  boolean mayBeWithin(int km, Place other) {
    return Math.abs(latitude - other.latitude) * KM_A_DEGREE <= km + 1;
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

  /** The middle of some places, at least one, that are not all around the earth. */
  static Place middle(List<Place> places) {
    double x = 0;
    double y = 0;
    double z = 0;
    for (Place place : places) {
      double north = Math.toRadians(place.latitude);
      double east = Math.toRadians(place.longitude);
      x += Math.cos(north) * Math.cos(east);
      y += Math.cos(north) * Math.sin(east);
      z += Math.sin(north);
    }
    return new Place(
        Math.toDegrees(Math.atan2(z, Math.hypot(x, y))), Math.toDegrees(Math.atan2(y, x)));
  }

  /** The same to a tenth of a degree, about 11 km. */
  Place rounded() {
    return new Place(Math.round(latitude * 10) / 10.0, Math.round(longitude * 10) / 10.0);
  }

  private static double square(double value) {
    return value * value;
  }
}
