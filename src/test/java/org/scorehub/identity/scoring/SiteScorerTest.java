package org.scorehub.identity.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scorehub.canonical.avro.IdentifierLevel;
import org.scorehub.identity.scoring.SiteRecord.Identifier;

class SiteScorerTest {

  private static final String NAME = "Meghla Knitwear Ltd";
  private static final String ADDRESS = "Plot 24, Kewa Road, Tongi, Gazipur";

  private final SiteScorer scorer = ProjectWords.SCORER;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BD | Meghla Knitwear Ltd | MEGHLA KNITWEAR LIMITED",
        "VN | Công ty TNHH Giày Vĩnh Sơn | Vinh Son Footwear Co., Ltd",
        "TR | Işıldak Tekstil San. ve Tic. A.Ş. | ISILDAK TEKSTIL AS",
        "MX | Confecciones Tres Lagunas S.A. de C.V. | Tres Lagunas Confecciones",
        "ID | PT. Anggrek Busana Jaya, Tbk | ANGGREK BUSANA JAYA",
        "CN | 东莞市瑞霖泽制衣有限公司 | Dongguan Rui Lin Ze Garment Co Ltd",
        "BD | মেঘলা নিটওয়্যার লিমিটেড | Meghla Knitwear Ltd.",
        "IN | सुरभिका गारमेंट्स प्राइवेट लिमिटेड | Surabhika Garments Pvt. Ltd.",
        "BR | Malharia Serra Azul Indústria e Comércio Ltda. | MALHARIA SERRA AZUL IND E COM LTDA",
        "KR | Haneul Saem Ind. Co., Ltd | HANEULSAEM INDUSTRY",
        "RU | ООО Швейная фабрика Калина | Kalina Garment Factory",
        "TR | y el ke n ci g iyi m san ve t ic | Yelkenci Giyim San ve Tic",
      })
  void knowsANameInAllItsSpellings(String country, String a, String b) {
    SiteScore score = score(country, a, "Harbour Lane 117", b, "117 Harbour Lane");
    assertThat(score.band()).as("%s", score).isEqualTo(Band.SAME);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Padmaraga Textile Mills Unit 1 | Padmaraga Textile Mills Unit 2",
        "Padmaraga Textile Mills Unit-II | Padmaraga Textile Mills Unit-III",
        "Padmaraga Textile Mills (Plant A) | Padmaraga Textile Mills (Plant B)",
        "Padmaraga Textile Mills 4 | Padmaraga Textile Mills 5",
      })
  void neverTakesTwoUnitsOfACompanyForOne(String a, String b) {
    SiteScore score = score("BD", a, "Bhobanipur, Mirzapur", b, "Bhobanipur, Mirzapur");
    assertThat(score.band()).as("%s", score).isNotEqualTo(Band.SAME);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Padmaraga Textile Mills Unit-II | Padmaraga Textile Mills, Unit 2",
        "Padmaraga Textile Mills Unit 02 | Padmaraga Textile Mills Second Unit",
        "Padmaraga Textile Mills Factory No. 3 | Padmaraga Textile Mills Factory Three",
      })
  void knowsAUnitHoweverItsNumberIsWritten(String a, String b) {
    SiteScore score = score("BD", a, ADDRESS, b, ADDRESS);
    assertThat(score.band()).as("%s", score).isEqualTo(Band.SAME);
  }

  @Test
  void tellsCompaniesAtOneAddressApart() {
    SiteScore score = score("BD", "Shapla Dress Makers", ADDRESS, "Nilkontho Leather", ADDRESS);
    assertThat(score.band()).isNotEqualTo(Band.SAME);
    assertThat(score.why()).anySatisfy(why -> assertThat(why.effect()).isNegative());
  }

  @Test
  void tellsFactoriesOfOneCompanyApart() {
    SiteScore score = score("BD", NAME, "Plot 24, Kewa, Sreepur", NAME, "Plot 7, BSCIC, Fatullah");
    assertThat(score.band()).isEqualTo(Band.DIFFERENT);
  }

  @Test
  void goesByAnEqualIdentifierOfTheSite() {
    SiteScore score = scorer.score(withId("gln", "a"), withOtherText("gln", "a"));
    assertThat(score.band()).isEqualTo(Band.SAME);
    assertThat(score.why().get(0).what()).isEqualTo("same gln");
  }

  @Test
  void leavesContradictingIdentifiersToAPerson() {
    SiteScore score = scorer.score(withId("gln", "a"), withId("gln", "b"));
    assertThat(score.band()).isEqualTo(Band.REVIEW);
    assertThat(score.why().get(0).what()).isEqualTo("different gln");

    SiteRecord both = with(NAME, ADDRESS, site("gln", "a"), site("os_id", "x"));
    SiteRecord half = with(NAME, ADDRESS, site("gln", "a"), site("os_id", "y"));
    assertThat(scorer.score(both, half).band()).isEqualTo(Band.REVIEW);
  }

  @Test
  void takesACompanyIdentifierAsEvidenceOnly() {
    Identifier company = new Identifier("lei", "l", IdentifierLevel.ENTITY);
    SiteRecord here = with(NAME, "Plot 24, Kewa, Sreepur", company);
    SiteRecord there = with(NAME, "Plot 7, BSCIC, Fatullah", company);
    SiteScore score = scorer.score(here, there);
    assertThat(score.band()).isNotEqualTo(Band.SAME);
    assertThat(score.why()).anyMatch(why -> why.what().equals("same company identifier"));
  }

  @Test
  void neverJoinsFactoriesOfTwoCountries() {
    SiteRecord abroad = SiteRecord.of("b", NAME, ADDRESS, "IN");
    assertThat(scorer.score(SiteRecord.of("a", NAME, ADDRESS, "BD"), abroad).band())
        .isEqualTo(Band.DIFFERENT);
  }

  @Test
  void comparesTheNameInTheLocalScriptToo() {
    SiteRecord both =
        new SiteRecord(
            "a", List.of("RLZ Garment", "东莞市瑞霖泽制衣有限公司"), "Lingtou Road 88", null, "CN", List.of());
    SiteRecord one = SiteRecord.of("b", "Dongguan Ruilinze Garment", "88 Lingtou Road", "CN");
    assertThat(scorer.score(both, one).band()).isEqualTo(Band.SAME);
  }

  @Property(tries = 200)
  void isTheSameFromBothSidesAndWithinItsBounds(@ForAll String a, @ForAll String b) {
    SiteRecord left = SiteRecord.of("a", a, b, "VN");
    SiteRecord right = SiteRecord.of("b", b, a, "VN");
    SiteScore score = scorer.score(left, right);
    assertThat(score.score()).isBetween(0.0, 1.0);
    assertThat(score.why()).isNotEmpty();
    assertThat(scorer.score(right, left).score()).isCloseTo(score.score(), within());
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(0.15);
  }

  private SiteScore score(String country, String a, String addressA, String b, String addressB) {
    return scorer.score(
        SiteRecord.of("a", a, addressA, country), SiteRecord.of("b", b, addressB, country));
  }

  private static SiteRecord withId(String scheme, String value) {
    return with(NAME, ADDRESS, site(scheme, value));
  }

  private static SiteRecord withOtherText(String scheme, String value) {
    return with("Something Else", "Elsewhere 3", site(scheme, value));
  }

  private static Identifier site(String scheme, String value) {
    return new Identifier(scheme, value, IdentifierLevel.SITE);
  }

  private static SiteRecord with(String name, String address, Identifier... identifiers) {
    return new SiteRecord("r", List.of(name), address, null, "BD", List.of(identifiers));
  }
}
