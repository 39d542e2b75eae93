package org.scorehub.intake.fetch;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;
import org.apache.camel.cluster.CamelClusterEventListener;
import org.apache.camel.cluster.CamelClusterMember;
import org.apache.camel.cluster.CamelClusterService;
import org.apache.camel.cluster.CamelClusterView;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/**
 * Who leads under one lease, as this instance sees it. It leads as long as its last renewal is
 * young enough, whether or not the database can be asked.
 *
 * <p>Listeners are called without a lock, on a thread of their own: Camel's own base class calls
 * them under one that a stopping route needs.
 */
final class LeaseView extends ServiceSupport implements CamelClusterView {

  private final CamelClusterService service;
  private final String namespace;
  private final Executor listenerThreads;
  private final List<CamelClusterEventListener.Leadership> listeners = new CopyOnWriteArrayList<>();
  private final AtomicBoolean told = new AtomicBoolean();
  private final Self self = new Self();
  private volatile @Nullable Long validUntil;
  private @Nullable CamelContext camel;

  LeaseView(CamelClusterService service, String namespace, Executor listenerThreads) {
    this.service = service;
    this.namespace = namespace;
    this.listenerThreads = listenerThreads;
  }

  private final class Self implements CamelClusterMember {
    @Override
    public String getId() {
      return service.getId();
    }

    @Override
    public boolean isLeader() {
      Long until = validUntil;
      return until != null && System.nanoTime() - until < 0 && isRunAllowed();
    }

    @Override
    public boolean isLocal() {
      return true;
    }
  }

  /**
   * The database has been asked.
   *
   * @param until {@link System#nanoTime} at which the lease ends; null if another instance has it
   */
  void renewed(@Nullable Long until) {
    validUntil = until;
    tellIfChanged();
  }

  /** Calls listeners if leadership began or ended since they were last called. */
  void tellIfChanged() {
    boolean leads = self.isLeader();
    if (told.getAndSet(leads) != leads) {
      listenerThreads.execute(this::tell);
    }
  }

  private synchronized void tell() {
    listeners.forEach(this::tell);
  }

  private void tell(CamelClusterEventListener.Leadership listener) {
    listener.leadershipChanged(this, getLeader().orElse(null));
  }

  @Override
  public void addEventListener(CamelClusterEventListener listener) {
    if (listener instanceof CamelClusterEventListener.Leadership leadership) {
      listeners.add(leadership);
      if (self.isLeader()) {
        listenerThreads.execute(() -> tell(leadership));
      }
    }
  }

  @Override
  public void removeEventListener(CamelClusterEventListener listener) {
    listeners.removeIf(known -> known == listener);
  }

  @Override
  protected void doStop() {
    validUntil = null;
    told.set(false);
  }

  @Override
  public CamelClusterService getClusterService() {
    return service;
  }

  @Override
  public String getNamespace() {
    return namespace;
  }

  @Override
  public Optional<CamelClusterMember> getLeader() {
    return self.isLeader() ? Optional.of(self) : Optional.empty();
  }

  @Override
  public CamelClusterMember getLocalMember() {
    return self;
  }

  @Override
  public List<CamelClusterMember> getMembers() {
    return List.of(self);
  }

  @Override
  public @Nullable CamelContext getCamelContext() {
    return camel;
  }

  @Override
  public void setCamelContext(@Nullable CamelContext camelContext) {
    this.camel = camelContext;
  }
}
