package org.scorehub.web;

import org.jspecify.annotations.Nullable;
import org.scorehub.security.Caller;
import org.scorehub.security.HubUser;

/** Whose data a request is about. */
public final class Owner {

  private Owner() {}

  /**
   * The organisation asked for; the caller's own if none is.
   *
   * @throws NotVisible if the caller does not act for it
   */
  public static String of(@Nullable String organisation) {
    HubUser user = Caller.current();
    if (organisation == null) {
      return user.organisation();
    }
    if (!user.mayActFor(organisation)) {
      throw new NotVisible("organisation", organisation);
    }
    return organisation;
  }
}
