/// Programs as users write them, outside the API's own packages, so that steps find the line that describes them.
@NullMarked
package dev.millrace.programs;

import org.jspecify.annotations.NullMarked;
