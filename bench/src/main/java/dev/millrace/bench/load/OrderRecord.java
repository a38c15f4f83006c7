package dev.millrace.bench.load;

import java.io.Serializable;

/// Represents a record of ten fields. The fields are public, as the engines require.
public final class OrderRecord implements Serializable {
    private static final long serialVersionUID = 1L;

    public long customer;
    public long number;
    public long placedMillis;
    public int quantity;
    public int warehouse;
    public double price;
    public double discount;
    public boolean isPaid;
    public String product = "";
    public String currency = "";

    /// Creates an order of zeros, for serializers.
    public OrderRecord() {}

    /// Creates an order whose fields derive from an event.
    public static OrderRecord of(Event event) {
        var order = new OrderRecord();
        order.customer = event.key;
        order.number = event.value;
        order.placedMillis = event.timestamp;
        order.quantity = (int) (event.value & 15);
        order.warehouse = (int) (event.value & 255);
        order.price = event.value * 0.01;
        order.discount = event.value * 0.001;
        order.isPaid = (event.value & 1) == 0;
        order.product = Texts.product(event.value);
        order.currency = (event.value & 2) == 0 ? "EUR" : "USD";
        return order;
    }
}
