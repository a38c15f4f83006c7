/// Contains events, which the engine reports with their attributes.
@NullMarked
package dev.millrace.api.event;

import org.jspecify.annotations.NullMarked;
