/// Contains input and output formats, and the splits of inputs.
@NullMarked
package dev.millrace.api.io;

import org.jspecify.annotations.NullMarked;
