/// Contains base classes of formats: formats with a runtime context, file formats, and formats for lines of text.
@NullMarked
package dev.millrace.api.io.format;

import org.jspecify.annotations.NullMarked;
