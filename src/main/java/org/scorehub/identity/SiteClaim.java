package org.scorehub.identity;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.Address;
import org.scorehub.canonical.avro.IdentifierLevel;
import org.scorehub.canonical.avro.Site;
import org.scorehub.canonical.avro.SiteIdentifier;

/**
 * What one supply says of which factory it speaks of.
 *
 * @param buyer who says so
 * @param identifiers identifiers of site level only; a company's are no proof of a site
 * @param nameKey normalised name, address and country; null if there is no name. Compared within
 *     one buyer only
 */
public record SiteClaim(String buyer, List<SiteIdentifier> identifiers, @Nullable String nameKey) {

  private static final int LONGEST_KEY = 400;

  public SiteClaim {
    identifiers = List.copyOf(identifiers);
  }

  /** The claim that a canonical site makes. */
  public static SiteClaim of(String buyer, Site site) {
    List<SiteIdentifier> exact =
        site.getIdentifiers().stream()
            .filter(id -> id.getLevel() == IdentifierLevel.SITE)
            .distinct()
            .toList();
    return new SiteClaim(buyer, exact, nameKey(site));
  }

  /** Whether there is anything to know the site by. */
  public boolean isEmpty() {
    return identifiers.isEmpty() && nameKey == null;
  }

  private static @Nullable String nameKey(Site site) {
    String name = site.getName() == null ? site.getLocalName() : site.getName();
    if (name == null || name.isBlank()) {
      return null;
    }
    Address address = site.getAddress();
    Stream<@Nullable String> parts =
        address == null
            ? Stream.of(name)
            : Stream.of(
                name,
                address.getStreetAddress(),
                address.getAddressLocality(),
                address.getAddressCountry());
    return shortened(parts.map(SiteClaim::folded).collect(Collectors.joining("|")));
  }

  /** An index takes no more than 2,704 bytes; what is cut off counts by its hash. */
  private static String shortened(String key) {
    return key.length() <= LONGEST_KEY
        ? key
        : key.substring(0, LONGEST_KEY)
            + '#'
            + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
  }

  private static String folded(@Nullable String part) {
    return part == null
        ? ""
        : part.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }
}
