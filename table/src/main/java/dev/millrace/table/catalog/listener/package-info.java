/// Events for programs that watch the changes of catalogs.
@NullMarked
package dev.millrace.table.catalog.listener;

import org.jspecify.annotations.NullMarked;
