/** Alerts in three tiers, the tests of each, the routes to people, and a dashboard. */
@NullMarked
package dev.seaworthy.bundle.monitoring;

import org.jspecify.annotations.NullMarked;
