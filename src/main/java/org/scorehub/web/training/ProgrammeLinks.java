package org.scorehub.web.training;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scorehub.training.programme.CountryResult;
import org.scorehub.training.programme.KpiResult;
import org.scorehub.training.programme.ModuleResult;
import org.scorehub.training.programme.ProgrammeFilter;

/**
 * Which suppliers are behind the figures: queries of their list. It knows no days, and of a KPI no
 * module, so figures that were asked for by these lead nowhere.
 */
public final class ProgrammeLinks {

  private static final List<String> UNDER_WAY = List.of("ENROLLED", "CLASSROOM_DONE", "VISITS");
  private static final List<String> LEFT = List.of("DECLINED", "DROPPED");
  private static final List<String> CRITICAL = List.of("CRITICAL", "ZERO_TOLERANCE");
  private static final List<String> COMPARED =
      List.of("IMPROVED", "UNCHANGED", "WORSE", "NOT_JUDGED");

  private final ProgrammeFilter filter;

  ProgrammeLinks(ProgrammeFilter filter) {
    this.filter = filter;
  }

  /** Whether a figure of enrolments leads to suppliers; one that is withheld does. */
  public boolean leads(@Nullable Integer figure) {
    return filter.from() == null && filter.to() == null && (figure == null || figure > 0);
  }

  /** As {@link #leads}, for a figure of KPIs. */
  public boolean leadsByKpi(@Nullable Integer figure) {
    return filter.module() == null && leads(figure);
  }

  public String underWay(ModuleResult module) {
    return in(filter.country(), trained(module.module(), UNDER_WAY));
  }

  public String completed(ModuleResult module) {
    return in(filter.country(), trained(module.module(), List.of("COMPLETED")));
  }

  public String dropped(ModuleResult module) {
    return in(filter.country(), trained(module.module(), LEFT));
  }

  public String underWay(CountryResult country) {
    return in(country.country(), trained(filter.module(), UNDER_WAY));
  }

  public String completed(CountryResult country) {
    return in(country.country(), trained(filter.module(), List.of("COMPLETED")));
  }

  /** Those under way or through with a critical issue. */
  public String critical(CountryResult country) {
    List<String> states = Stream.concat(UNDER_WAY.stream(), Stream.of("COMPLETED")).toList();
    return in(country.country(), trained(filter.module(), states), values("worst", CRITICAL));
  }

  /** What became of any KPI there. */
  public String outcome(CountryResult country, String outcome) {
    return in(country.country(), values("outcome", List.of(outcome)));
  }

  public String reporting(KpiResult kpi) {
    return in(
        filter.country(),
        measured(kpi, Stream.concat(COMPARED.stream(), Stream.of("NOT_COMPARABLE"))));
  }

  public String compared(KpiResult kpi) {
    return in(filter.country(), measured(kpi, COMPARED.stream()));
  }

  public String improved(KpiResult kpi) {
    return in(filter.country(), measured(kpi, Stream.of("IMPROVED")));
  }

  private static List<String> trained(@Nullable String module, List<String> states) {
    return module == null
        ? values("stage", states)
        : values("trained", states.stream().map(state -> module + ':' + state).toList());
  }

  private static List<String> measured(KpiResult kpi, Stream<String> outcomes) {
    return values(
        "kpi", outcomes.map(outcome -> kpi.kpi() + ' ' + kpi.unit() + ':' + outcome).toList());
  }

  private static List<String> values(String facet, List<String> values) {
    return values.stream()
        .map(value -> facet + '=' + URLEncoder.encode(value, StandardCharsets.UTF_8))
        .toList();
  }

  @SafeVarargs
  private static String in(@Nullable String country, List<String>... facets) {
    List<String> parts = new ArrayList<>();
    if (country != null) {
      parts.addAll(values("country", List.of(country)));
    }
    for (List<String> facet : facets) {
      parts.addAll(facet);
    }
    return String.join("&", parts);
  }
}
