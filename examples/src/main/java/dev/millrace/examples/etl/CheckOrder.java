package dev.millrace.examples.etl;

import dev.millrace.api.process.ProcessFunction;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.util.Collector;

/// Emits valid orders, and sends the others to a side output.
final class CheckOrder extends ProcessFunction<Order, Order> {
    private static final long serialVersionUID = 1L;

    static final OutputTag<Rejected> REJECTED = new OutputTag<>("rejected", TypeInformation.of(Rejected.class));

    @Override
    public void processElement(Order order, Context context, Collector<Order> out) {
        if (order.quantity() <= 0) context.output(REJECTED, new Rejected(order.toString(), "quantity is not positive"));
        else if (order.country().isBlank()) context.output(REJECTED, new Rejected(order.toString(), "no country"));
        else out.collect(order);
    }
}
