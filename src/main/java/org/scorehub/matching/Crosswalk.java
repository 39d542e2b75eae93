package org.scorehub.matching;

import java.util.List;
import java.util.Map;

/**
 * Where a topic stands in the schemes of others. The alignment is this project's own, no document
 * of amfori, ETI, Sedex, SLCP or the ILO.
 *
 * @param topic code of the topic
 * @param amforiAreas amfori BSCI performance areas, for example PA7
 * @param amforiQuestions amfori BSCI questions that lead to exactly this topic, for example 7.14
 * @param etiClauses clauses of the ETI Base Code, for example 3.1
 * @param smeta61 code areas of SMETA 6.1, for example 10B4
 * @param smeta70 code areas of SMETA 7.0, for example 10B; 10A means something else in each
 * @param slcpSections sections of the SLCP tool
 * @param iloConventions ILO conventions, for example C155
 * @param version number that rises when the alignment of the row changes; from 1 on
 * @param source where the row comes from, with its DERIVED and UNCONFIRMED marks
 */
public record Crosswalk(
    String topic,
    List<String> amforiAreas,
    List<String> amforiQuestions,
    List<String> etiClauses,
    List<String> smeta61,
    List<String> smeta70,
    List<String> slcpSections,
    List<String> iloConventions,
    int version,
    String source) {

  public Crosswalk {
    amforiAreas = List.copyOf(amforiAreas);
    amforiQuestions = List.copyOf(amforiQuestions);
    etiClauses = List.copyOf(etiClauses);
    smeta61 = List.copyOf(smeta61);
    smeta70 = List.copyOf(smeta70);
    slcpSections = List.copyOf(slcpSections);
    iloConventions = List.copyOf(iloConventions);
  }

  static Crosswalk of(RuleRow row, RuleProblems problems) {
    int version = row.integer("version", problems);
    if (version < 1) {
      problems.add(row, "version", "rules.value", "must be a whole number from 1 on");
    }
    if (row.text("source").isEmpty()) {
      problems.add(row, "source", "rules.value", "must name a source or be DERIVED");
    }
    return new Crosswalk(
        row.text("topic"),
        row.parts("amfori_pa", ";"),
        List.of(),
        row.parts("eti_clause", ";"),
        row.parts("smeta_6_1", ";"),
        row.parts("smeta_7_0", ";"),
        row.parts("slcp_section", ";"),
        row.parts("ilo_convention", ";"),
        version,
        row.text("source"));
  }

  Crosswalk withQuestions(List<Scheme> schemes) {
    List<String> questions =
        schemes.stream()
            .filter(scheme -> scheme.names().equals(Scheme.AMFORI_PA))
            .flatMap(scheme -> scheme.topics().entrySet().stream())
            .filter(entry -> entry.getKey().indexOf('.') > 0)
            .filter(entry -> entry.getValue().topic().equals(topic))
            .map(Map.Entry::getKey)
            .toList();
    return new Crosswalk(
        topic,
        amforiAreas,
        questions,
        etiClauses,
        smeta61,
        smeta70,
        slcpSections,
        iloConventions,
        version,
        source);
  }
}
