package org.scorehub.web.evidence;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.poi.ss.SpreadsheetVersion;
import org.scorehub.matching.RulesInUse;
import org.scorehub.security.AccessTrail;
import org.scorehub.security.Caller;
import org.scorehub.security.HubUser;
import org.scorehub.web.Withheld;
import org.scorehub.web.evidence.EvidencePacks.MadePack;
import org.scorehub.web.site.SiteReads;
import org.springframework.stereotype.Component;

/** Makes packs, each written down, and tells of one whether it is still so. */
@Component
class EvidenceDesk {

  /**
   * A pack against the hub as it is now.
   *
   * @param changed sections that are otherwise; empty if all is still so
   */
  record Check(MadePack pack, String sha256Now, List<PackManifest.Difference> changed) {}

  private final List<EvidencePart> parts;
  private final SiteReads sites;
  private final EvidencePacks packs;
  private final EvidenceTexts texts;
  private final RulesInUse rules;
  private final ObjectMapper json;
  private final AccessTrail trail;
  private final Clock clock;

  EvidenceDesk(
      List<EvidencePart> parts,
      SiteReads sites,
      EvidencePacks packs,
      EvidenceTexts texts,
      RulesInUse rules,
      ObjectMapper json,
      AccessTrail trail,
      Clock clock) {
    this.parts = List.copyOf(parts);
    this.sites = sites;
    this.packs = packs;
    this.texts = texts;
    this.rules = rules;
    this.json = json;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * The cover of a new pack.
   *
   * @param site its id, or that of one that was merged into it
   * @param chosen sections that it is restricted to; empty for all
   * @param base address of the hub
   * @throws org.scorehub.web.NotVisible if the caller does not know the site
   */
  EvidenceCover cover(UUID site, List<EvidenceSection> chosen, String base) {
    HubUser user = Caller.current();
    return new EvidenceCover(
        UUID.randomUUID(),
        sites.get(site),
        user.organisation(),
        user.username(),
        rolesOf(user),
        clock.instant().truncatedTo(ChronoUnit.SECONDS),
        texts.reader().zoneName(),
        texts.reader().tag(),
        Objects.requireNonNullElse(
            EvidenceDesk.class.getPackage().getImplementationVersion(), "development"),
        rules.rules().version(),
        base,
        Arrays.stream(EvidenceSection.values()).filter(chosen::contains).toList());
  }

  private static List<String> rolesOf(HubUser user) {
    return user.roles().stream().map(Enum::name).sorted().toList();
  }

  /** Writes a pack. */
  void write(EvidenceCover cover, PackForm form, PackTarget target) throws IOException {
    switch (form) {
      case JSON -> write(cover, form, new JsonPack(target, json));
      case HTML -> write(cover, form, new HtmlPack(target, texts));
      case XLSX -> {
        int most = SpreadsheetVersion.EXCEL2007.getMaxRows();
        try (WorkbookPack book = new WorkbookPack(target, texts, most)) {
          write(cover, form, book);
        }
      }
    }
  }

  /** The manifest comes last: a pack that has one is whole, and is known to the hub. */
  private void write(EvidenceCover cover, PackForm form, PackWriter writer) throws IOException {
    writer.begin(cover);
    PackManifest manifest = read(cover.site().id(), cover.sections(), writer);
    packs.keep(cover, form, manifest);
    trail.record(
        "evidence.exported",
        "site:"
            + cover.site().id()
            + " pack:"
            + cover.pack()
            + " form:"
            + form.extension()
            + " sha256:"
            + manifest.sha256());
    writer.end(manifest);
  }

  private PackManifest read(UUID site, List<EvidenceSection> sections, PackWriter writer) {
    EvidenceRows rows = new EvidenceRows(writer, sections);
    parts.forEach(part -> part.add(site, rows));
    return rows.finish();
  }

  /**
   * Reads again what a pack told of, and compares.
   *
   * @throws Withheld if the caller has other roles than whoever made it: each sees other things
   */
  Check check(UUID pack) {
    MadePack made = packs.get(pack);
    if (!made.roles().equals(rolesOf(Caller.current()))) {
      throw new Withheld("The pack was made under other roles, which see other things");
    }
    UUID site = sites.get(made.siteId()).id();
    List<EvidenceSection> sections =
        made.manifest().sections().stream()
            .map(PackManifest.Sum::section)
            .map(EvidenceSection::of)
            .toList();
    PackManifest now = read(site, sections, PackWriter.NOTHING);
    trail.record("evidence.checked", "site:" + site + " pack:" + pack);
    return new Check(made, now.sha256(), now.since(made.manifest()));
  }
}
