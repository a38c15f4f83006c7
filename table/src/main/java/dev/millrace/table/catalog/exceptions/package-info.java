/// Contains the exceptions of catalogs.
@NullMarked
package dev.millrace.table.catalog.exceptions;

import org.jspecify.annotations.NullMarked;
