package org.scorehub.connector.scaffold;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scorehub.canonical.Problem;
import org.scorehub.connector.Connector;
import org.scorehub.connector.ConnectorCompiler;
import org.scorehub.document.DocumentFormat;
import org.scorehub.mapping.Bundle;

/** Drafts a connector from samples. Used once. */
public final class Scaffold {

  private static final String SITE = "Site";

  private final ScaffoldRequest request;
  private final Bundle shared;
  private final DraftFiles files = new DraftFiles();
  private final Guesser guesser;

  private Scaffold(Path root, ScaffoldRequest request) {
    this.request = request;
    this.shared =
        Bundle.load(
            root,
            List.of(
                "mappings/_shared",
                "mappings/canonical",
                "mappings/score",
                "schemas/hub/connector.schema.json"));
    this.guesser = new Guesser(Dictionary.load(shared), new Probe(shared));
  }

  /**
   * Reads the samples, guesses, compiles, runs; writes nothing.
   *
   * @param root folder of the project
   * @throws UnusableSample if no connector can be made of them
   */
  public static Draft draft(Path root, ScaffoldRequest request) {
    try {
      return new Scaffold(root, request).draft();
    } catch (NotTranslated e) {
      if (request.canonical() != null || e.canonical().equals(SITE)) {
        throw e;
      }
      return new Scaffold(root, request.becoming(SITE)).draft();
    }
  }

  /** The drafted mapping makes nothing of the samples. */
  private static final class NotTranslated extends UnusableSample {

    private static final long serialVersionUID = 1L;

    private final String canonical;

    NotTranslated(String canonical, String why) {
      super("no sample can be translated to " + canonical + ": " + why);
      this.canonical = canonical;
    }

    String canonical() {
      return canonical;
    }
  }

  private Draft draft() {
    Service service = Service.of(request);
    SampleSet seen = samples();
    Service.Known known = service == null ? null : service.known(seen);
    SampleSet samples = known == null ? seen : known.samples();
    Analysis analysis = new Analyst(samples, guesser, request.canonical()).analyse();
    String document = document(analysis);
    Interface described = Interface.of(request, samples);
    ManifestDraft.Poll poll = PollDraft.of(request.poll(), document, samples, described);
    String schema =
        known == null
            ? new SchemaDraft(request, document, analysis.samples()).addTo(files, described)
            : theirs(known);
    CodeLists lists = new CodeLists(guesser.dictionary(), shared);
    MappingDraft mapping = new MappingDraft(analysis, lists, request.schemeOrId());
    files.put("mappings/%s/%s.in.jslt".formatted(request.id(), document), mapping.text(schema));
    files.putAll(lists.files(request.id()));
    files.put(
        "routes/%s/%s-in.camel.yaml".formatted(request.id(), document),
        RouteDraft.upload(request.id(), document, title(document), poll != null));
    if (service != null && known != null) {
      addSoap(document, service, known);
    }
    ManifestDraft.Document inbound = inbound(analysis, document, schema, mapping.key(), poll);
    OutDraft out = out(described, service);
    if (service != null && known == null && (out == null || !out.isOfService())) {
      throw service.fitsNothing(samples.files());
    }
    finish(analysis, inbound, mapping, samples, out);
    new SandboxDraft(request, document, poll, samples, described).addTo(files);
    Map<String, byte[]> all = files.all();
    SampleSet.Case first = samples.cases().get(0);
    return new Draft(
        request.id(),
        document,
        analysis.canonical(),
        described == null ? analysis.why() : analysis.why() + "; " + described.said(),
        guesses(analysis, out),
        LeftToDo.in(all),
        all,
        "mappings/%s/examples/%s/%s/input%s"
            .formatted(request.id(), document, first.name(), first.ending()));
  }

  private @Nullable OutDraft out(@Nullable Interface described, @Nullable Service service) {
    if (request.out() == null && request.outSample() != null) {
      throw new UnusableSample("--out-sample needs --out: how does it go back?");
    }
    return request.out() == null
        ? null
        : new OutDraft(request, request.out(), guesser, described, service);
  }

  private SampleSet samples() {
    if (request.samples().isEmpty()) {
      throw new UnusableSample("there is no sample to draft a connector from");
    }
    Sample.Kind kind = request.samples().get(0).kind();
    for (Sample sample : request.samples()) {
      if (sample.kind() != kind) {
        throw new UnusableSample(
            "%s is %s, %s is %s: samples must be of one document"
                .formatted(request.samples().get(0).name(), kind, sample.name(), sample.kind()));
      }
    }
    return switch (kind) {
      case JSON -> JsonSamples.read(request.samples());
      case XML -> XmlSamples.read(request.samples());
      case TABLE -> TableSamples.read(request.samples());
    };
  }

  private String document(Analysis analysis) {
    if (request.document() != null) {
      return request.document();
    }
    return switch (analysis.canonical()) {
      case "Site" -> analysis.samples().format() == DocumentFormat.TABLE ? "site-list" : "site";
      case "KpiReading" -> "kpi-reading";
      case "ImprovementProject" -> "improvement-project";
      default -> analysis.canonical().toLowerCase(java.util.Locale.ROOT);
    };
  }

  private void addSoap(String document, Service service, Service.Known known) {
    if (known.endpoint() != null) {
      service.offered().forEach(files::put);
      files.put(
          "routes/%s/soap-in.camel.yaml".formatted(request.id()),
          RouteDraft.soap(
              request.id(), document, title(document), service.description(), known.endpoint()));
    }
  }

  static String title(String document) {
    String words = document.replace('-', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private String theirs(Service.Known known) {
    known.files().forEach(files::put);
    return known.schema();
  }

  private ManifestDraft.Document inbound(
      Analysis analysis,
      String document,
      String schema,
      @Nullable Place key,
      ManifestDraft.@Nullable Poll poll) {
    SampleSet samples = analysis.samples();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("title", Yaml.scalar(title(document)));
    facts.put("direction", "in");
    facts.put("format", samples.format().name().toLowerCase(java.util.Locale.ROOT));
    if (samples.element() != null) {
      facts.put("root", samples.element().name());
    }
    facts.put("schema", schema);
    facts.put("canonical", analysis.canonical());
    facts.put("key", keyPath(key));
    facts.put("mapping", "mappings/%s/%s.in.jslt".formatted(request.id(), document));
    Guess group = analysis.group();
    return new ManifestDraft.Document(
        document,
        facts,
        samples.table(),
        group == null ? null : group.place().shape().name(),
        poll,
        List.of(),
        List.of());
  }

  /** A path that the manifest can name; what it cannot is left to a person. */
  private static String keyPath(@Nullable Place key) {
    String path = key == null ? "" : key.path().replace("[]", "");
    return path.matches("(/@?[A-Za-z_][A-Za-z0-9._-]*)+")
        ? path
        : "/id # left to do: key: "
            + Jslt.comment(path)
            + " cannot be written here; name another field that tells documents apart";
  }

  private void finish(
      Analysis analysis,
      ManifestDraft.Document inbound,
      MappingDraft mapping,
      SampleSet samples,
      @Nullable OutDraft out) {
    ManifestDraft manifest =
        new ManifestDraft(request, summary(analysis, inbound.name()), isProvider(analysis));
    manifest.add(inbound);
    if (out != null) {
      out.addTo(files);
      manifest.add(out.document());
    }
    Connector connector = compiled(manifest);
    Examples examples = new Examples(connector, files);
    examples.inbound(inbound.name(), samples);
    requireTranslated(analysis, examples);
    if (out != null) {
      examples.outbound(OutDraft.DOCUMENT, out.example());
    }
    new LeftOut(files, connector, manifest).account(analysis, inbound, mapping, out);
    compiled(manifest);
  }

  private static boolean isProvider(Analysis analysis) {
    return !Set.of("Audit", "Site", "Escalation").contains(analysis.canonical());
  }

  private String summary(Analysis analysis, String document) {
    String out =
        request.out() == null ? "" : ", and tells it how SCORE training works on what was found";
    return "Takes %s of %s and makes %s records of them%s."
        .formatted(
            document.replace('-', ' ') + " documents",
            request.titleOrId(),
            analysis.canonical(),
            out);
  }

  private Connector compiled(ManifestDraft manifest) {
    files.put("routes/" + request.id() + "/connector.yaml", manifest.text());
    return ConnectorCompiler.compile(files.with(shared), request.id());
  }

  private static void requireTranslated(Analysis analysis, Examples examples) {
    if (examples.translated() == 0) {
      String first =
          examples.problems().stream()
              .filter(Problem::blocking)
              .map(p -> (p.path() == null ? "" : p.path() + ": ") + p.message())
              .findFirst()
              .orElse("no reason was given");
      throw new NotTranslated(analysis.canonical(), first);
    }
  }

  private static List<String> guesses(Analysis analysis, @Nullable OutDraft out) {
    List<Guess> all = new ArrayList<>(analysis.head());
    if (analysis.findings() != null) {
      all.addAll(analysis.findings().fields());
      all.addAll(analysis.findings().outerFields());
    }
    List<String> said = new ArrayList<>(said(all));
    said.addAll(out == null ? List.of() : out.guesses());
    return said;
  }

  private static List<String> said(List<Guess> all) {
    return all.stream()
        .map(
            g ->
                "%s  %s  %s"
                    .formatted(
                        g.place().path(),
                        g.target().isOf("Dropped") ? "(left out)" : g.target().toString(),
                        g.reason()))
        .toList();
  }
}
