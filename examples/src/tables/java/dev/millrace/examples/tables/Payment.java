package dev.millrace.examples.tables;

import java.time.Instant;

/// Is a payment with a card.
public class Payment {
    /// The number of the card.
    public String card = "";

    /// The amount in euros.
    public long amount;

    /// The time in milliseconds since 1970.
    public long millis;

    /// Creates an empty payment, for the serializer.
    public Payment() {}

    /// Creates a payment.
    ///
    /// @param at the time, such as `2026-01-05T10:02:00Z`
    public Payment(String card, long amount, String at) {
        this.card = card;
        this.amount = amount;
        this.millis = Instant.parse(at).toEpochMilli();
    }
}
