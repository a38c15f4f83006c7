package dev.millrace.examples.fraud;

import java.time.Instant;

/// Reports that a card was used in two countries within a short time.
///
/// @param payment the id of the second payment
/// @param from the country of the first payment
/// @param to the country of the second payment
public record Alert(String card, Instant time, long payment, String from, String to) {}
