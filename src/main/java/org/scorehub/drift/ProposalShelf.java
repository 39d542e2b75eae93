package org.scorehub.drift;

import jakarta.annotation.PreDestroy;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
  private final Set<Asked> wanted = ConcurrentHashMap.newKeySet();
  private final ExecutorService maker =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "drift-proposals");
            thread.setDaemon(true);
            return thread;
          });

  ProposalShelf(FieldUse project) {
    this.project = project;
  }

  /**
   * What would make the connector understand the change; only words if nothing is found. Empty if
   * it is not made yet: it then is, by and by.
   */
  public Optional<Proposal> of(Connector connector, String document, Change change) {
    Asked asked = new Asked(connector.id(), connector.bundle().id(), document, change);
    Proposal ready = made.get(asked);
    if (ready == null && wanted.add(asked)) {
      maker.execute(() -> make(asked, connector));
    }
    return Optional.ofNullable(ready);
  }

  private void make(Asked asked, Connector connector) {
    if (made.size() > MOST) {
      made.clear();
    }
    made.put(asked, make(connector, asked.document(), asked.change()));
    wanted.remove(asked);
  }

  @PreDestroy
  void end() {
    maker.shutdownNow();
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
