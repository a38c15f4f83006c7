/// Holds statistics that catalogs keep.
@NullMarked
package dev.millrace.table.catalog.stats;

import org.jspecify.annotations.NullMarked;
