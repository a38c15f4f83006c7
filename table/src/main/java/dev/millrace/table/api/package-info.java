/// Contains what programs of the Table API use first, and its exceptions.
@NullMarked
package dev.millrace.table.api;

import org.jspecify.annotations.NullMarked;
