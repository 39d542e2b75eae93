package org.scorehub.connector.scaffold;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scorehub.document.DocumentFormat;

/** The form of a sample of theirs. */
final class TheirForm implements OutForm {

  private static final Set<String> OWN =
      Set.of(
          "/buyer",
          "/siteId",
          "/site/siteId",
          "/site/identifiers[]/level",
          "/issues[]/issueId",
          "/issues[]/scheme",
          "/issues[]/topic");

  private final ScaffoldRequest request;
  private final SampleSet sample;
  private final ProgressDraft draft;
  private final @Nullable Interface described;
  private final Service.@Nullable Known known;

  private TheirForm(
      ScaffoldRequest request,
      SampleSet sample,
      ProgressDraft draft,
      @Nullable Interface described,
      Service.@Nullable Known known) {
    this.request = request;
    this.sample = sample;
    this.draft = draft;
    this.described = described;
    this.known = known;
  }

  /**
   * @throws UnusableSample if nothing of progress has a place in the sample
   */
  static TheirForm of(
      ScaffoldRequest request,
      Sample file,
      Guesser guesser,
      @Nullable Interface described,
      @Nullable Service service) {
    SampleSet seen =
        switch (file.kind()) {
          case JSON -> JsonSamples.document(file);
          case XML -> XmlSamples.read(List.of(file));
          case TABLE -> TableSamples.read(List.of(file));
        };
    Service.Known known = service == null ? null : service.known(seen);
    SampleSet sample = known == null ? seen : known.samples();
    ProgressDraft draft =
        new ProgressDraft(
            sample,
            guesser,
            request.schemeOrId(),
            described == null ? place -> false : described.asked());
    if (draft.guesses().isEmpty()) {
      throw new UnusableSample(
          file.name() + " has no place for anything that is known of SCORE training");
    }
    return new TheirForm(request, sample, draft, described, known);
  }

  @Override
  public DocumentFormat format() {
    return sample.format();
  }

  @Override
  public String schema() {
    return known == null ? OutDraft.schema(request, format()) : known.schema();
  }

  @Override
  public @Nullable String soapAction() {
    return known == null ? null : known.soapAction();
  }

  @Override
  public Map<String, byte[]> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(OutDraft.mapping(request), draft.text(schema(), sample.files()));
    draft
        .codes()
        .forEach(
            (list, text) ->
                files.put("mappings/%s/codes/%s.csv".formatted(request.id(), list), text));
    if (known == null) {
      addSchema(files);
    }
    Map<String, byte[]> all = DraftFiles.bytes(files);
    if (known != null) {
      all.putAll(known.files());
    }
    return all;
  }

  private void addSchema(Map<String, String> files) {
    String theirs =
        described == null
            ? null
            : described.outSchema(
                OutDraft.DOCUMENT,
                "How SCORE training works on the findings of a site, as "
                    + described.api().file()
                    + " describes it. "
                    + OpenApiSchema.CHANGES);
    String description =
        "How SCORE training works on the findings of a site, as %s would have it; inferred from %s. As long as nobody says otherwise this is this project's own profile of it, not a document of theirs."
            .formatted(request.titleOrId(), sample.files());
    if (theirs != null) {
      files.put(schema(), theirs);
    } else if (format() == DocumentFormat.XML) {
      files.putAll(XsdDraft.of(sample, schema(), description));
    } else {
      files.put(schema(), JsonSchemaDraft.of(sample, OutDraft.DOCUMENT, description));
    }
  }

  @Override
  public @Nullable String root() {
    return sample.element() == null ? null : sample.element().name();
  }

  @Override
  public @Nullable String key() {
    return draft.key();
  }

  @Override
  public SampleSet.@Nullable Columns table() {
    return sample.table();
  }

  @Override
  public Map<String, String> identifiers() {
    return draft.identifiers();
  }

  @Override
  public List<String> guesses() {
    return draft.guesses().stream()
        .map(
            guess ->
                "%s  <- %s  %s".formatted(guess.place().path(), guess.target(), guess.reason()))
        .toList();
  }

  @Override
  public String untold(String path) {
    if (OWN.contains(path)) {
      return "the hub's own";
    }
    return path.startsWith("/site/")
        ? "the buyer described the site itself; what its form asks for is told"
        : CodeLists.TO_DO + "fields: the sample of what goes back has no place for it";
  }
}
