/// Reads and writes tables by connectors that implement the interfaces of `dev.millrace.table.connector`.
@NullMarked
package dev.millrace.sql.external.connector;

import org.jspecify.annotations.NullMarked;
