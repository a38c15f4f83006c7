/// Contains the main example, which computes three results from real flights in event time.
@NullMarked
package dev.millrace.examples.flights;

import org.jspecify.annotations.NullMarked;
