package org.scorehub.connector.scaffold;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a description of an HTTP interface says of a draft.
 *
 * @param in what the samples are; null if none of it
 * @param out what the sample of what goes back is; null if none of it
 */
record Interface(
    OpenApi api, OpenApiSearch.@Nullable Candidate in, OpenApiSearch.@Nullable Candidate out) {

  /**
   * Null if no description is given.
   *
   * @throws UnusableSample if it knows none of the samples
   */
  static @Nullable Interface of(ScaffoldRequest request, SampleSet samples) {
    if (request.openapi() == null) {
      return null;
    }
    OpenApi api = OpenApi.read(request.openapi());
    OpenApiSearch.Candidate out = outbound(api, request);
    try {
      return new Interface(api, inbound(api, samples), out);
    } catch (UnusableSample e) {
      if (out == null) {
        throw e;
      }
      return new Interface(api, null, out);
    }
  }

  private static OpenApiSearch.Candidate inbound(OpenApi api, SampleSet samples) {
    if (samples.table() != null || samples.element() != null) {
      throw new UnusableSample(
          samples.files() + " is no JSON, so " + api.file() + " does not describe it");
    }
    return new OpenApiSearch(api, samples.root(), samples.files()).inbound();
  }

  private static OpenApiSearch.@Nullable Candidate outbound(OpenApi api, ScaffoldRequest request) {
    Sample sample = request.outSample();
    if (sample == null || sample.kind() != Sample.Kind.JSON) {
      return null;
    }
    SampleSet samples = JsonSamples.document(sample);
    return new OpenApiSearch(api, samples.root(), sample.name()).outbound();
  }

  /** The schema of what comes in; null if the samples are not in it. */
  @Nullable String inSchema(String title, String description) {
    return in == null ? null : OpenApiSchema.of(api, in.schema(), title, description);
  }

  /** The schema of what goes back; null if the sample is not in it. */
  @Nullable String outSchema(String title, String description) {
    return out == null ? null : OpenApiSchema.of(api, out.schema(), title, description);
  }

  /** Whether what goes back must have a value at a place. */
  Predicate<Place> asked() {
    return out == null ? place -> false : OpenApiSearch.asked(api, out.schema());
  }

  /** How pages are taken apart; null if they list nothing. */
  SampleSet.@Nullable Page page() {
    return in == null || !isFetched() ? null : OpenApiSearch.page(api, in);
  }

  /** Path and query of the first page; null if nothing is fetched. */
  @Nullable String firstPage() {
    SampleSet.Page page = page();
    return in == null || page == null ? null : OpenApiSearch.firstPage(in.operation(), page);
  }

  private boolean isFetched() {
    return in != null && in.operation().method().equals("GET");
  }

  OpenApi.Login login() {
    OpenApiSearch.Candidate either = in != null ? in : out;
    return either == null ? OpenApi.Login.NONE : api.login(either.operation());
  }

  /** Whether the login is a key of its own header rather than a bearer's token. */
  boolean isKey() {
    return header() != null;
  }

  /** The header of that key; null if it is the usual one. */
  @Nullable String header() {
    OpenApiSearch.Candidate either = out != null ? out : in;
    return either == null ? null : api.header(either.operation());
  }

  /** What was found, for people. */
  String said() {
    return "%s: %s%s"
        .formatted(
            api.file(),
            in == null
                ? "nothing is known of what comes in"
                : "comes in by " + in.operation() + at(),
            out == null ? "" : "; goes back by " + out.operation());
  }

  private String at() {
    return in == null || in.items() == null
        ? ""
        : ", listed at " + (in.items().isEmpty() ? "the root" : in.items());
  }
}
