package org.scorehub.identity.scoring;

import java.util.ArrayList;
import java.util.List;
import org.scorehub.identity.scoring.Vocabulary.Scope;

/** A record made ready for comparing; made once, compared often. Holds no reference to others. */
public final class SiteProfile {

  private final SiteRecord record;
  private final List<NameText> names;
  private final AddressText address;
  private final boolean foreign;

  private SiteProfile(SiteRecord record, List<NameText> names, AddressText address) {
    this.record = record;
    this.names = List.copyOf(names);
    this.address = address;
    this.foreign =
        Folding.isForeign(record.address()) || record.names().stream().anyMatch(Folding::isForeign);
  }

  /** Reads names and address in the languages of the record's country. */
  public static SiteProfile of(SiteRecord record, Vocabulary vocabulary) {
    WordReader nameReader = new WordReader(vocabulary, Scope.NAME, record.country());
    List<NameText> names = new ArrayList<>();
    record.names().forEach(name -> names.add(NameText.of(name, nameReader)));
    WordReader addressReader = new WordReader(vocabulary, Scope.ADDRESS, record.country());
    AddressText address =
        AddressText.of(record.address(), record.postcode(), addressReader, record.country());
    return new SiteProfile(record, names, address);
  }

  /** What it was made of. */
  public SiteRecord record() {
    return record;
  }

  List<NameText> names() {
    return names;
  }

  AddressText address() {
    return address;
  }

  /** Whether something is written in another script than Latin. */
  boolean isForeign() {
    return foreign;
  }
}
