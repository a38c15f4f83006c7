/// The files that functions of catalogs need.
@NullMarked
package dev.millrace.table.resource;

import org.jspecify.annotations.NullMarked;
