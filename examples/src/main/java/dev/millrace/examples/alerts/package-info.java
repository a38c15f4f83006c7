/// Contains an example that reports hot and silent sensors. The example uses broadcast state for limits that change,
/// and timers for sensors that send nothing.
@NullMarked
package dev.millrace.examples.alerts;

import org.jspecify.annotations.NullMarked;
