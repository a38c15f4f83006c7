package dev.millrace.examples.fraud;

import dev.millrace.api.process.KeyedProcessFunction;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.state.MapState;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;
import java.time.Duration;

/// Compares each payment of a card with the payment before it, in the order of event time.
///
/// Payments arrive out of order. Each payment therefore waits in state until the watermark has passed its time. Then
/// the timer of that time fires, and all earlier payments of the card have been seen.
@SuppressWarnings("NullAway.Init") // open() sets the fields
final class WatchCard extends KeyedProcessFunction<String, Payment, Alert> {
    private static final long serialVersionUID = 1L;

    /// Nobody travels from one country to another in less time.
    static final Duration TRAVEL = Duration.ofMinutes(30);

    /// How long the payments of a card are declined after an alert.
    static final Duration BLOCK = Duration.ofHours(1);

    /// Payments of a card that is blocked.
    static final OutputTag<Payment> DECLINED = new OutputTag<>("declined", TypeInformation.of(Payment.class));

    /// Payments by time that the watermark has not passed yet. A card makes one payment at a time.
    private transient MapState<Long, Payment> waiting;

    private transient ValueState<Payment> last;
    private transient ValueState<Long> blockedUntil;

    @Override
    public void open(OpenContext context) {
        TypeInformation<Payment> payment = TypeInformation.of(Payment.class);
        waiting = getRuntimeContext().getMapState(new MapStateDescriptor<>("waiting", Types.LONG, payment));
        last = getRuntimeContext().getState(new ValueStateDescriptor<>("last", payment));
        blockedUntil = getRuntimeContext().getState(new ValueStateDescriptor<>("blocked-until", Types.LONG));
    }

    @Override
    public void processElement(Payment payment, Context context, Collector<Alert> out) throws Exception {
        waiting.put(payment.millis(), payment);
        context.timerService().registerEventTimeTimer(payment.millis());
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<Alert> out) throws Exception {
        Payment payment = waiting.get(time);
        if (payment != null) {
            waiting.remove(time);
            if (isBlocked(time)) context.output(DECLINED, payment);
            else check(payment, context, out);
        }
        forget(time);
    }

    private void check(Payment payment, OnTimerContext context, Collector<Alert> out) throws Exception {
        Payment before = last.value();
        last.update(payment);
        context.timerService().registerEventTimeTimer(payment.millis() + TRAVEL.toMillis());
        if (before == null || before.country().equals(payment.country())) return;
        if (payment.millis() - before.millis() >= TRAVEL.toMillis()) return;
        out.collect(new Alert(payment.card(), payment.time(), payment.id(), before.country(), payment.country()));
        long until = payment.millis() + BLOCK.toMillis();
        blockedUntil.update(until);
        context.timerService().registerEventTimeTimer(until);
    }

    private boolean isBlocked(long time) throws Exception {
        Long until = blockedUntil.value();
        return until != null && time < until;
    }

    /// Clears state that no later payment needs. Without this, the state of a card would stay for ever.
    private void forget(long time) throws Exception {
        Payment before = last.value();
        if (before != null && time - before.millis() >= TRAVEL.toMillis()) last.clear();
        Long until = blockedUntil.value();
        if (until != null && time >= until) blockedUntil.clear();
    }
}
