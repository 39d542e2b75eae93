package org.scorehub.matching;

/**
 * A module that helps to prevent the repetition of an escalated matter. Only after a person has
 * seen the remedy verified; it is no recommendation before.
 *
 * @param topic topic of the escalated issue
 * @param module module code
 */
public record PreventiveModule(String topic, String module) {}
