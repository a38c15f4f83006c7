/// Contains programs as users write them. The package is outside of the API, so that steps find their line in
/// the program.
@NullMarked
package dev.millrace.programs;

import org.jspecify.annotations.NullMarked;
