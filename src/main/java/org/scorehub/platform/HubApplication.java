package org.scorehub.platform;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The hub as a Spring application: every feature's components, wired. */
@SpringBootApplication(scanBasePackages = "org.scorehub")
public class HubApplication {

  /** Starts the hub; settings come from the environment and {@code application.yaml}. */
  public static void main(String[] arguments) {
    SpringApplication.run(HubApplication.class, arguments);
  }
}
