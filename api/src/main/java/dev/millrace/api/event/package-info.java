/// What happened at a moment, told with its attributes.
@NullMarked
package dev.millrace.api.event;

import org.jspecify.annotations.NullMarked;
