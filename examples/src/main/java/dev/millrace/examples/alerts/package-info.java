/// Alerts of sensors: broadcast state for rules that change, and timers for sensors that fall silent.
@NullMarked
package dev.millrace.examples.alerts;

import org.jspecify.annotations.NullMarked;
