/// Contains the elements of a stream between operators: records, watermarks and other control elements.
@NullMarked
package dev.millrace.api.time.stream;

import org.jspecify.annotations.NullMarked;
