/// Functions that wait for answers from elsewhere without holding the stream up.
@NullMarked
package dev.millrace.api.async;

import org.jspecify.annotations.NullMarked;
