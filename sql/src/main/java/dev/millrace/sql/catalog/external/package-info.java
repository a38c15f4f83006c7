/// Connects the tables and catalogs of sessions with the connectors and catalogs of programs.
@NullMarked
package dev.millrace.sql.catalog.external;

import org.jspecify.annotations.NullMarked;
