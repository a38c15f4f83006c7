/// Contains procedures of catalogs.
@NullMarked
package dev.millrace.table.procedure;

import org.jspecify.annotations.NullMarked;
