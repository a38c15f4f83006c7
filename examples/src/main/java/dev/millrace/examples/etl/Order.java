package dev.millrace.examples.etl;

import java.time.Instant;

/// A row of the file of orders.
///
/// @param id unique, but a row may come twice
/// @param country as customers typed it
/// @param price of one piece, in cents
public record Order(long id, Instant time, String customer, String country, int quantity, long price) {}
