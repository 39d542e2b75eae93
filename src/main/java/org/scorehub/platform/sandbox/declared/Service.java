package org.scorehub.platform.sandbox.declared;

import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;

/** One thing that a tenant's system does over HTTP. */
interface Service {

  /** Whether a request is for it. */
  boolean isMeant(Request request);

  /** Header in which the hub logs in. */
  String loginHeader();

  /** Answers a request that is for it and has passed the login. */
  ResponseDefinition answer(Request request);

  /** What it is, for people: {@code PUT /acme/v1/progress/${key}}. */
  @Override
  String toString();
}
