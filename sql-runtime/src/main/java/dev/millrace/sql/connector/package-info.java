/// Defines how queries read and write tables of external systems.
@NullMarked
package dev.millrace.sql.connector;

import org.jspecify.annotations.NullMarked;
