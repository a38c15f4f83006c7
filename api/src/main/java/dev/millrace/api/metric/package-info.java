/// Defines the metrics of programs and of the engine: counters, gauges, meters, histograms, and their groups.
@NullMarked
package dev.millrace.api.metric;

import org.jspecify.annotations.NullMarked;
