/// The main example: departures of real flights, in event time, with three answers kept up to date.
@NullMarked
package dev.millrace.examples.flights;

import org.jspecify.annotations.NullMarked;
