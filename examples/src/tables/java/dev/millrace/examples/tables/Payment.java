package dev.millrace.examples.tables;

/// Is a payment with a card.
public class Payment {
    /// The number of the card.
    public String card = "";

    /// The amount in euros.
    public long amount;

    /// The time, such as `2026-01-05 10:00:00`.
    public String paidAt = "";

    /// Creates an empty payment, for the serializer.
    public Payment() {}

    /// Creates a payment.
    public Payment(String card, long amount, String paidAt) {
        this.card = card;
        this.amount = amount;
        this.paidAt = paidAt;
    }
}
