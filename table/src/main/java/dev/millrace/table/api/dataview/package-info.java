/// Contains collections that accumulators of aggregate functions keep.
@NullMarked
package dev.millrace.table.api.dataview;

import org.jspecify.annotations.NullMarked;
