package org.scorehub.standing;

import java.util.UUID;

/** A site as one organisation knows it. */
record StandingKey(String organisation, UUID site) {}
