/// Defines the factories of connectors, formats and catalogs, and finds them.
@NullMarked
package dev.millrace.table.factories;

import org.jspecify.annotations.NullMarked;
