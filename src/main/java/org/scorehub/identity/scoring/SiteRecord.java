package org.scorehub.identity.scoring;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.avro.Address;
import org.scorehub.canonical.avro.IdentifierLevel;
import org.scorehub.canonical.avro.Site;

/**
 * What one list or one supply says of a factory.
 *
 * @param id of the record; says nothing of the factory
 * @param names in any script; without blank ones
 * @param address all of it in one line, country left out or not; empty if unknown
 * @param postcode if it is known apart from the address
 * @param country ISO 3166-1 alpha-2, upper case; null if unknown
 * @param identifiers of the site or its company
 */
public record SiteRecord(
    String id,
    List<String> names,
    String address,
    @Nullable String postcode,
    @Nullable String country,
    List<Identifier> identifiers) {

  public SiteRecord {
    names = names.stream().filter(name -> !name.isBlank()).distinct().toList();
    country = country == null || country.isBlank() ? null : country.toUpperCase(Locale.ROOT);
    identifiers = List.copyOf(identifiers);
  }

  /**
   * An identifier with its scheme.
   *
   * @param level whether the scheme names sites; a company's number is evidence only
   */
  public record Identifier(String scheme, String value, IdentifierLevel level) {}

  /** A record without identifiers. */
  public static SiteRecord of(String id, String name, String address, @Nullable String country) {
    return new SiteRecord(id, List.of(name), address, null, country, List.of());
  }

  /** What a canonical site says. */
  public static SiteRecord of(String id, Site site) {
    Address address = site.getAddress();
    return new SiteRecord(
        id,
        Stream.of(site.getName(), site.getLocalName()).filter(Objects::nonNull).toList(),
        address == null ? "" : line(address),
        address == null ? null : address.getPostalCode(),
        address == null ? null : address.getAddressCountry(),
        site.getIdentifiers().stream()
            .map(each -> new Identifier(each.getScheme(), each.getValue(), each.getLevel()))
            .toList());
  }

  private static String line(Address address) {
    return Stream.of(
            address.getStreetAddress(), address.getAddressLocality(), address.getAddressRegion())
        .filter(Objects::nonNull)
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining(", "));
  }

  /** The first name, or nothing. */
  public String name() {
    return names.isEmpty() ? "" : names.get(0);
  }
}
