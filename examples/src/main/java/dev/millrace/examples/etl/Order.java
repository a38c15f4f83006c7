package dev.millrace.examples.etl;

import java.time.Instant;

/// Represents a row of the file of orders.
///
/// @param id unique, but a row may occur twice
/// @param country the country as customers typed it
/// @param price the price of one piece in cents
public record Order(long id, Instant time, String customer, String country, int quantity, long price) {}
