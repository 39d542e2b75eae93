package org.scorehub.connector.scaffold;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes the site of a mapping, and makes sure that there is something to know it by. */
final class SiteDraft {

  private static final String SITE = "Site";
  private static final List<String> LINES =
      List.of("streetAddress", "addressLocality", "addressRegion", "postalCode", "addressCountry");
  private static final List<String> COUNTS = List.of("total", "female", "male", "migrant", "young");

  private final MappingDraft mapping;

  SiteDraft(MappingDraft mapping) {
    this.mapping = mapping;
  }

  ObjectText object() {
    ObjectText site = new ObjectText();
    boolean identified = identity(site);
    mapping.field(SITE, "localName").ifPresent(g -> mapping.put(site, "localName", g));
    site.put("address", group("address/", LINES));
    site.put("geo", geo());
    site.put("workforce", group("workforce/", COUNTS));
    mapping.field(SITE, "sector").ifPresent(g -> mapping.put(site, "sector", g));
    mapping.field(SITE, "number").ifPresent(g -> mapping.keep(g.place()));
    if (mapping.analysis().canonical().equals(SITE)) {
      key(identified);
    }
    return site;
  }

  /** Identifiers and name, one of which must be there; says whether there is an identifier. */
  private boolean identity(ObjectText site) {
    List<Guess> identifiers = mapping.analysis().identifiers();
    Optional<Guess> name = mapping.field(SITE, "name");
    if (!identifiers.isEmpty()) {
      mapping.define(
          identifiers.stream()
              .map(mapping::read)
              .collect(Collectors.joining(",\n  ", "let identifiers = compact([\n  ", "\n])")));
    }
    String read = name.map(mapping::read).orElse("");
    if (identifiers.isEmpty()) {
      site.note(
          CodeLists.TO_DO
              + "site: no identifier was found, so the site is known by its name alone, within one buyer.");
    }
    if (name.isEmpty() && identifiers.isEmpty()) {
      Place place = mapping.substitute();
      site.note(
          CodeLists.TO_DO
              + "site: nothing looks like the name of the site; "
              + place.path()
              + " stands in for it.");
      read = "clean(" + mapping.use(place) + ")";
    }
    define(identifiers.isEmpty(), read);
    if (!identifiers.isEmpty()) {
      site.put("identifiers", "$identifiers");
    }
    if (!read.isEmpty()) {
      site.put("name", "$name");
    }
    return !identifiers.isEmpty();
  }

  private void define(boolean nameless, String name) {
    if (!name.isEmpty()) {
      mapping.define("let name = " + name);
    }
    String known =
        nameless
            ? "$name"
            : name.isEmpty() ? "$identifiers[0]" : "values:first([$identifiers[0], $name])";
    mapping.define(
        "// Without it nobody could say which site is meant.\nlet known-by = required(%s, \"identifier or name of the site\")"
            .formatted(known));
  }

  /** A document about a site alone has the site's own number as its key, or what it is known by. */
  private void key(boolean identified) {
    Place key =
        mapping
            .field(SITE, "number")
            .or(
                () ->
                    identified
                        ? Optional.of(mapping.analysis().identifiers().get(0))
                        : Optional.empty())
            .or(() -> mapping.field(SITE, "name"))
            .map(Guess::place)
            .orElseGet(mapping::substitute);
    mapping.keyAt(key);
  }

  private ObjectText group(String prefix, List<String> names) {
    ObjectText group = new ObjectText();
    for (String name : names) {
      mapping.field(SITE, prefix + name).ifPresent(g -> mapping.put(group, name, g));
    }
    return group;
  }

  /** Both or none. */
  private ObjectText geo() {
    List<String> both = List.of("latitude", "longitude");
    boolean known = both.stream().allMatch(name -> mapping.field(SITE, "geo/" + name).isPresent());
    return known ? group("geo/", both) : new ObjectText();
  }
}
