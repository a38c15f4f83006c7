/// Creates the operator of a window step from its description in the program.
@NullMarked
package dev.millrace.runtime.window.build;

import org.jspecify.annotations.NullMarked;
