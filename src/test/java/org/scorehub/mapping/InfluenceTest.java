package org.scorehub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class InfluenceTest {

  private static Influence influence(String mapping, String tree) throws Exception {
    return Influence.of(
        BundleFixture.aBundle().compile(mapping), new ObjectMapper().readTree(tree));
  }

  @Test
  void findsTheLeafBehindEachPartOfTheOutput() throws Exception {
    Influence influence =
        influence(
            "{\"name\": .a.name, \"rows\": [for (.rows) {\"code\": .c}]}",
            "{\"a\": {\"name\": \"x\", \"other\": 3}, \"rows\": [{\"c\": \"1\"}, {\"c\": \"2\"}]}");
    assertThat(influence.leaves())
        .containsExactly("/a/name", "/a/other", "/rows[1]/c", "/rows[2]/c");
    assertThat(influence.deciding("/rows/1/code")).containsExactly("/rows[2]/c");
    assertThat(influence.decided().get("/a/name")).containsExactly("/name");
    assertThat(influence.decided().get("/a/other")).isEmpty();
  }

  @Test
  void keptUnknownValuesDecideNothing() throws Exception {
    Influence influence =
        influence(
            "{\"name\": .name, \"extensions\": leftovers(., [\"name\"])}",
            "{\"name\": \"x\", \"new\": \"y\"}");
    assertThat(influence.decided().get("/new")).isEmpty();
  }

  @Test
  void aValueThatOnlyDecidesWhetherThereIsAProblemCounts() throws Exception {
    Influence influence =
        influence(
            "{\"name\": .name, \"x\": if (.odd == \"1\") warn(\"a.b\", \"Odd.\", .odd, \"2\")}",
            "{\"name\": \"x\", \"odd\": \"1\"}");
    assertThat(influence.decided().get("/odd")).containsExactly("");
  }

  @Test
  void anEntryThatOnlyMovesIsNotDecided() throws Exception {
    Influence influence =
        influence(
            "{\"rows\": [for (.rows) {\"code\": .c} if (.open == \"yes\")]}",
            "{\"rows\": [{\"c\": \"1\", \"open\": \"yes\"}, {\"c\": \"2\", \"open\": \"yes\"}]}");
    assertThat(influence.deciding("/rows/1/code")).containsExactly("/rows[2]/c", "/rows[2]/open");
    assertThat(influence.decidedBy("/rows[1]/open")).containsExactly("/rows/0/code");
  }

  @Test
  void aLeafThatWouldAddAnEntryDecidesTheList() throws Exception {
    Influence influence =
        influence(
            "{\"rows\": [for (.rows) {\"code\": .c} if (.open != \"no\")]}",
            "{\"rows\": [{\"c\": \"1\", \"open\": \"no\"}, {\"c\": \"2\", \"open\": \"yes\"}]}");
    assertThat(influence.decidedBy("/rows[1]/open")).containsExactly("/rows");
    assertThat(influence.deciding("/rows/0/code")).containsExactly("/rows[2]/c");
  }

  @Test
  void findsLeavesWhoseChangesHideOneAnother() throws Exception {
    Influence influence =
        influence(
            "{\"same\": if (.a == .b) \"yes\" else \"no\", \"any\": .p or .q, \"rest\": .rest}",
            """
            {"a": "x", "b": "x", "p": true, "q": false,
             "rest": ["1", "2", "3", "4", "5", "6", "7", "8", "9"]}
            """);
    assertThat(influence.deciding("/same", 4)).containsExactly("/a", "/b");
    assertThat(influence.deciding("/any", 4)).containsExactly("/p");
    assertThat(influence.deciding("/rest/6", 4)).containsExactly("/rest[7]");
  }

  @Test
  void leavesKeepTheirOrderWhenTheyComeBack() throws Exception {
    Influence influence =
        influence("{\"keys\": [for (.) .key]}", "{\"a\": \"1\", \"b\": \"2\", \"c\": \"3\"}");
    assertThat(influence.deciding("/keys/0")).containsExactly("/a");
    assertThat(influence.deciding("/keys/2")).containsExactly("/c");
  }

  @Test
  void triesLikelyValuesWhereUnknownOnesChangeNothing() throws Exception {
    Influence influence =
        influence(
            "{\"bad\": .flag == \"true\", \"name\": .name}",
            "{\"flag\": \"false\", \"name\": \"x\"}");
    assertThat(influence.deciding("/bad")).containsExactly("/flag");
    assertThat(influence.decidedBy("/flag")).isEmpty();
    assertThat(influence.decidedByLikely("/flag")).containsExactly("/bad");
  }
}
