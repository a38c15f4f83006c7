/// Windows of the Table API: of time for groups, and of rows for aggregates per row.
@NullMarked
package dev.millrace.table.api.window;

import org.jspecify.annotations.NullMarked;
