package org.scorehub.web.training;

import java.time.Duration;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Something to count for one organisation, each part in a transaction of that organisation.
 *
 * @param kind what is counted
 * @param filter over what; the same text for the same
 * @param type of the figures, which are kept as JSON
 * @param seen stands for whose records may be read now; figures over others are never shown
 * @param ground stands for what the figures come from; they may lag behind it
 * @param lag how old figures may be that take long, before they are counted anew
 * @param count does the work; must not ask who calls
 */
record KeptQuestion<T>(
    String kind,
    String filter,
    Class<T> type,
    Function<JdbcClient, String> seen,
    Function<JdbcClient, String> ground,
    Duration lag,
    Function<JdbcClient, T> count) {}
