/// Contains aggregators for iterations of data sets.
@NullMarked
package dev.millrace.api.aggregator;

import org.jspecify.annotations.NullMarked;
