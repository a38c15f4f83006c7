/// Fraud detection: keyed state, event-time timers and a side output.
@NullMarked
package dev.millrace.examples.fraud;

import org.jspecify.annotations.NullMarked;
