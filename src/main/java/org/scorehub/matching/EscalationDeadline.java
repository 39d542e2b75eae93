package org.scorehub.matching;

import java.time.Instant;

/**
 * A clock that runs on an escalation.
 *
 * @param name what must have happened, for example linked-members-meet
 * @param dueAt when; equal to the time of raising if at once
 * @param source where the period comes from, with its DERIVED mark
 */
public record EscalationDeadline(String name, Instant dueAt, String source) {}
