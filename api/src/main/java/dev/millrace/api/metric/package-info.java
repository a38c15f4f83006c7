/// What programs and the engine measure: counters, gauges, meters, histograms, and the groups that name them.
@NullMarked
package dev.millrace.api.metric;

import org.jspecify.annotations.NullMarked;
