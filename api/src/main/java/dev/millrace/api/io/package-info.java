/// Input and output formats and the splits that inputs are divided into.
@NullMarked
package dev.millrace.api.io;

import org.jspecify.annotations.NullMarked;
