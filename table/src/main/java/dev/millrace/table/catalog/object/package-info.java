/// Defines catalogs and the objects in them: databases, tables, views, functions and partitions.
@NullMarked
package dev.millrace.table.catalog.object;

import org.jspecify.annotations.NullMarked;
