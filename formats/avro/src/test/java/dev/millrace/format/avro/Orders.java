package dev.millrace.format.avro;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;

/// Provides the Avro objects of the tests.
final class Orders {
    /// The schema of generic orders with few fields.
    static final Schema SHORT = SchemaBuilder.record("Order")
            .namespace("dev.millrace.format.avro")
            .fields()
            .requiredLong("id")
            .requiredString("customer")
            .endRecord();

    private Orders() {}

    static Order order(long id) {
        Order part = plain(-id);
        Order order = plain(id);
        order.setParts(List.of(part));
        return order;
    }

    private static Order plain(long id) {
        return Order.newBuilder()
                .setId(id)
                .setCustomer("customer " + id)
                .setAmount(id / 4.0)
                .setState(OrderState.values()[(int) Math.floorMod(id, 3)])
                .setNote(id % 2 == 0 ? null : "note")
                .setTags(List.of("a", "b"))
                .setWeights(Map.of("x", 1))
                .setPlaced(Instant.ofEpochMilli(id))
                .build();
    }

    static GenericRecord generic(long id) {
        return new GenericRecordBuilder(SHORT)
                .set("id", id)
                .set("customer", "customer " + id)
                .build();
    }
}
