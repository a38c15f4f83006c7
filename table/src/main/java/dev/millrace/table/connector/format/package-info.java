/// Defines formats, which turn the messages of an external system into rows and back.
@NullMarked
package dev.millrace.table.connector.format;

import org.jspecify.annotations.NullMarked;
