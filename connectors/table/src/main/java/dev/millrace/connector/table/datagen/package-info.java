/// Generates rows of tables.
@NullMarked
package dev.millrace.connector.table.datagen;

import org.jspecify.annotations.NullMarked;
