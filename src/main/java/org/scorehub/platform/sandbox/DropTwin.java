package org.scorehub.platform.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Stands in for people who drop files into a folder of the hub, one for each tenant and document.
 * Nothing comes back to them, and nothing of theirs can fail.
 */
public final class DropTwin implements Twin {

  private final String connector;
  private final Path folder;

  private DropTwin(String connector, Path folder) {
    this.connector = connector;
    this.folder = folder;
  }

  /**
   * People who use one connector.
   *
   * @param folder holds a folder for each tenant
   */
  public static DropTwin of(String connector, Path folder) {
    return new DropTwin(connector, folder.toAbsolutePath());
  }

  @Override
  public String connector() {
    return connector;
  }

  @Override
  public Map<String, Object> properties() {
    return Map.of("hub.twins." + connector + ".drops", folder.toString());
  }

  @Override
  public void publish(String tenant, String document, String name, byte[] content) {
    FolderDrop.put(folder.resolve(tenant).resolve(document), name, content);
  }

  @Override
  public List<Arrival> arrivals() {
    return List.of();
  }

  @Override
  public long arrivalCount() {
    return 0;
  }

  @Override
  public void forget() {}

  @Override
  public void onReceipt(Consumer<Receipt> listener) {}

  @Override
  public void fail(TwinFault fault) {}

  @Override
  public void recover() {}

  @Override
  public void close() {}

  @Override
  public String toString() {
    return connector + " drops into " + folder;
  }
}
