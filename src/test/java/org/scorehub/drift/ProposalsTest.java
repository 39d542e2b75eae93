package org.scorehub.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scorehub.TestProject;
import org.scorehub.connector.Connector;
import org.scorehub.connector.ConnectorCompiler;
import org.scorehub.connector.contract.BrokenExamples;

/** A proposal's example fails in the project as it is, and passes once its edits are made. */
class ProposalsTest {

  private final Path root;

  ProposalsTest(@TempDir Path root) {
    this.root = root;
  }

  @ParameterizedTest(name = "{0} {1}: {2} {3} {4}")
  @CsvSource({
    "amfori-bsci, audit, RENAMED, /audit/questions/question[]/dueOn, /audit/questions/question[]/deadline",
    "amfori-bsci, audit, RENAMED, /audit/questions/question[]/@answer, /audit/questions/question[]/@reply",
    "amfori-bsci, audit, LOST, /audit/site/address/country,",
    "inditex, supplier-ranking, RENAMED, /factory/country, /factory/countryCode",
    "inditex, supplier-ranking, GAINED, /schemeVersion,",
    "eti-members, smeta-audit, RENAMED, /findings[]/due_date, /findings[]/target_date",
    "coop-ch, supplier-list, RENAMED, /city, /Stadt",
    "amfori-bsci, supply-chain-export, RENAMED, /site_sector, /Site / Branch"
  })
  void proposesWhatMendsItsExample(
      String id, String document, DriftKind kind, String path, String newPath) throws IOException {
    TestProject.copy(root);
    String becomes = kind == DriftKind.LOST ? null : "text";
    Proposal proposal =
        proposal(id, document, new Change(kind, path, newPath, "text", becomes, true));
    assertThat(proposal.tried()).isTrue();
    assertThat(proposal.edits()).isNotEmpty();

    ProposalFiles.write(proposal, root, false);
    String example = Objects.requireNonNull(proposal.example()).folder();
    assertThat(BrokenExamples.of(root, id)).isNotEmpty().allMatch(p -> p.startsWith(example));
    assertThatThrownBy(() -> ProposalFiles.write(proposal, root, true))
        .hasMessageContaining("is there already");

    Proposal onlyEdits = new Proposal("", proposal.edits(), null, true);
    ProposalFiles.write(onlyEdits, root, true);
    assertThat(BrokenExamples.of(root, id)).noneMatch(p -> p.startsWith(example));
  }

  @Test
  void onlyTellsWhatItCannotTry() {
    TestProject.copy(root);
    Change change =
        new Change(DriftKind.RETYPED, "/auditedUntil", null, "text", "date.malformed", true);
    Proposal proposal = proposal("inditex", "supplier-ranking", change);
    assertThat(proposal.edits()).isEmpty();
    assertThat(proposal.summary()).contains("/auditedUntil", "pattern");
  }

  @Test
  void writesNowhereButIntoTheProject() {
    Proposal hostile =
        new Proposal(
            "", List.of(), new ProposedExample("mappings/../../x", "input.json", "", ""), false);
    assertThatThrownBy(() -> ProposalFiles.write(hostile, root, false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Proposal proposal(String id, String document, Change change) {
    Connector connector = ConnectorCompiler.compile(ConnectorCompiler.bundle(root, id), id);
    return Proposals.of(connector, root, document, change);
  }
}
