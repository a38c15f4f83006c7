/// Keeps the catalogs, databases, tables and views of a session.
@NullMarked
package dev.millrace.sql.catalog;

import org.jspecify.annotations.NullMarked;
