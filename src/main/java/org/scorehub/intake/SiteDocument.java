package org.scorehub.intake;

import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.scorehub.canonical.avro.Site;
import org.scorehub.connector.Translation;

/**
 * A translated document whose site is known, while its batch is being recorded.
 *
 * @param received the document as received
 * @param translation its translation
 * @param bundleId files it was translated with
 * @param siteId the site it concerns
 * @param siteVersion version of the site that this batch makes
 */
public record SiteDocument(
    ReceivedDocument received,
    Translation.Translated translation,
    String bundleId,
    UUID siteId,
    long siteVersion) {

  public SpecificRecord canonical() {
    return translation.canonical();
  }

  public String buyer() {
    return received.buyer();
  }

  /** The site as the document describes it. */
  public Site site() {
    return siteOf(canonical());
  }

  static Site siteOf(SpecificRecord canonical) {
    return canonical instanceof Site site
        ? site
        : (Site) canonical.get(canonical.getSchema().getField("site").pos());
  }
}
