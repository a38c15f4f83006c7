/// Contains an example of fraud detection with keyed state, event-time timers and a side output.
@NullMarked
package dev.millrace.examples.fraud;

import org.jspecify.annotations.NullMarked;
