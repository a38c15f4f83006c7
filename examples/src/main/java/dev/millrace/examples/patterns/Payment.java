package dev.millrace.examples.patterns;

import java.time.Instant;

/// Represents a payment by card.
///
/// @param country where the card was used
/// @param cents the amount
public record Payment(long id, Instant time, String card, String country, long cents) {
    long millis() {
        return time.toEpochMilli();
    }
}
