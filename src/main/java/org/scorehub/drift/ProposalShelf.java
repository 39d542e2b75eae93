package org.scorehub.drift;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.scorehub.connector.Connector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Proposals for the files as they are now; each is made once, which may take some seconds. */
@Component
public class ProposalShelf {

  private static final Logger log = LoggerFactory.getLogger(ProposalShelf.class);
  private static final int MOST = 1_000;

  private record Asked(String connector, String bundle, String document, Change change) {}

  private final FieldUse project;
  private final Map<Asked, Proposal> made = new ConcurrentHashMap<>();

  ProposalShelf(FieldUse project) {
    this.project = project;
  }

  /** What would make the connector understand the change; only words if nothing is found. */
  public Proposal of(Connector connector, String document, Change change) {
    Asked asked = new Asked(connector.id(), connector.bundle().id(), document, change);
    if (made.size() > MOST) {
      made.clear();
    }
    return made.computeIfAbsent(asked, key -> make(connector, document, change));
  }

  private Proposal make(Connector connector, String document, Change change) {
    try {
      return Proposals.of(connector, project.root(), document, change);
    } catch (RuntimeException e) {
      log.warn("No proposal for {} of {}/{}", change.path(), connector.id(), document, e);
      return Proposal.onlyWords("No proposal could be made; look at the exchange.");
    }
  }
}
