package org.scorehub.platform;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The Spring application; {@link RunCommand} starts it. */
@SpringBootApplication(scanBasePackages = "org.scorehub")
public class HubApplication {}
