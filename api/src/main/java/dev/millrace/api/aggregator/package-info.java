/// Values that the functions of an iteration of data sets aggregate in each superstep.
@NullMarked
package dev.millrace.api.aggregator;

import org.jspecify.annotations.NullMarked;
