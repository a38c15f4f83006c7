/// Brings changes into the form that their consumers need: complete changes of sources, and one row per key of sinks.
@NullMarked
package dev.millrace.sql.stream.change;

import org.jspecify.annotations.NullMarked;
