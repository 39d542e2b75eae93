package org.scorehub;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.scorehub.platform.HubApplication;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test on the whole sandbox hub, on a free port, with its routes running. All such tests share
 * one hub and its data, so each uses sites, audits and enrolments of its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
<<<<<<< HEAD:src/test/java/org/scorehub/HubTest.java
@SpringBootTest(classes = HubApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = HubServers.class)
=======
@SpringBootTest(
    classes = HubApplication.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "camel.main.routes-include-pattern=classpath:no-routes/*.yaml")
@ContextConfiguration(initializers = HubServers.class)
>>>>>>> main:src/test/java/org/scorehub/web/WebTest.java
@AutoConfigureObservability(tracing = false)
@ActiveProfiles("sandbox")
@Import(HubTestParts.class)
public @interface HubTest {}
