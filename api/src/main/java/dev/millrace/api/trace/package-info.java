/// What took a while, told with its times and attributes.
@NullMarked
package dev.millrace.api.trace;

import org.jspecify.annotations.NullMarked;
