/// Adapts text formats to file formats.
@NullMarked
package dev.millrace.connector.files.format;

import org.jspecify.annotations.NullMarked;
