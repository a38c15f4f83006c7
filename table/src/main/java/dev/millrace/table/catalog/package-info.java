/// Contains the names and schemas of the objects of a catalog.
@NullMarked
package dev.millrace.table.catalog;

import org.jspecify.annotations.NullMarked;
