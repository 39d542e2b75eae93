package org.scorehub.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ExplainCommandTest {

  private final WireMockServer hub =
      new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @BeforeEach
  void start() {
    hub.start();
  }

  @AfterEach
  void stop() {
    hub.stop();
  }

  @Test
  void writesALineForEachPlaceAndWhatWasBefore() throws IOException {
    hub.stubFor(
        get(urlPathEqualTo("/api/v1/exchanges/e1/explanation"))
            .withQueryParam("path", WireMock.equalTo("/findings/0/topic"))
            .willReturn(
                okJson(
                    """
                    {"bundleId": "b1", "rules": "r1",
                     "explanation": {"path": "/findings/0/topic", "value": "fire",
                       "answer": "Decided by one place.",
                       "sources": [{"path": "/audit/@code", "value": "7.14", "line": 4, "column": 2,
                                    "offset": 99}],
                       "written": {"found": "WRITTEN", "file": "m.jslt", "line": 7,
                                   "expression": "code(.x)"},
                       "steps": [{"function": "code", "file": "m.jslt", "line": 7, "result": "fire",
                                  "row": {"file": "c.csv", "line": 3, "cells": {"ours": "fire"}}}]},
                     "earlier": [{"document": "e0", "at": "2026-01-01T00:00:00Z",
                                  "bundleId": "b0"}]}""")));
    ExplainCommand command = new ExplainCommand();
    new CommandLine(command)
        .parseArgs("e1", "/findings/0/topic", "--server", "http://x", "--user", "mary");
    RunningServer server = new RunningServer(URI.create(hub.baseUrl()), "mary", "secret");
    assertThat(command.run(server, out)).isEqualTo(Hub.DONE);
    assertThat(out.toString(UTF_8))
        .isEqualTo(
            """
            /findings/0/topic = "fire"
                       Decided by one place.
              from     /audit/@code = "7.14", line 4, column 2, byte 99
              through  code gave fire at m.jslt:7
                row    c.csv:3  ours "fire"
              written  m.jslt:7  code(.x)
              bundle   b1
              rules    r1
              before   2026-01-01T00:00:00Z  nothing  e0
            """);
  }
}
