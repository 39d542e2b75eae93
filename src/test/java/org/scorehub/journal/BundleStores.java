package org.scorehub.journal;

/** Where bundles are kept, without the rest of the hub. */
public final class BundleStores {

  private BundleStores() {}

  public static BundleStore in(PipelineDatabase database) {
    return new BundleStore(database);
  }
}
