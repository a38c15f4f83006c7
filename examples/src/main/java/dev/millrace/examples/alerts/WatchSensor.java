package dev.millrace.examples.alerts;

import dev.millrace.api.process.KeyedBroadcastProcessFunction;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.state.BroadcastState;
import dev.millrace.api.state.MapState;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ReadOnlyBroadcastState;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Compares the readings of a sensor with the limit of its site.
///
/// A reading waits in state until the watermark has passed its time. The watermark of this operator is the lower one of
/// its two inputs, so all limits that hold at that time have arrived, too.
@SuppressWarnings("NullAway.Init") // open() sets the fields
final class WatchSensor extends KeyedBroadcastProcessFunction<String, Reading, Limit, Alert> {
    private static final long serialVersionUID = 1L;

    /// The number of consecutive readings above the limit that cause an alert.
    static final int HOT_READINGS = 3;

    /// The time after which a sensor without a reading is silent.
    static final Duration SILENCE = Duration.ofMinutes(10);

    /// The limits of each site. The key of the inner map is the time from which a limit is valid.
    static final MapStateDescriptor<String, Map<Long, Double>> LIMITS =
            new MapStateDescriptor<>("limits", Types.STRING, Types.MAP(Types.LONG, Types.DOUBLE));

    private transient MapState<Long, Reading> waiting;
    private transient ValueState<Integer> hotReadings;
    private transient ValueState<Long> lastSeen;

    @Override
    public void open(OpenContext context) {
        TypeInformation<Reading> reading = TypeInformation.of(Reading.class);
        waiting = getRuntimeContext().getMapState(new MapStateDescriptor<>("waiting", Types.LONG, reading));
        hotReadings = getRuntimeContext().getState(new ValueStateDescriptor<>("hot-readings", Types.INT));
        lastSeen = getRuntimeContext().getState(new ValueStateDescriptor<>("last-seen", Types.LONG));
    }

    @Override
    public void processBroadcastElement(Limit limit, Context context, Collector<Alert> out) throws Exception {
        BroadcastState<String, Map<Long, Double>> limits = context.getBroadcastState(LIMITS);
        Map<Long, Double> ofSite = limits.get(limit.site());
        if (ofSite == null) ofSite = new HashMap<>();
        ofSite.put(limit.millis(), limit.celsius());
        limits.put(limit.site(), ofSite);
    }

    @Override
    public void processElement(Reading reading, ReadOnlyContext context, Collector<Alert> out) throws Exception {
        waiting.put(reading.millis(), reading);
        context.timerService().registerEventTimeTimer(reading.millis());
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<Alert> out) throws Exception {
        Reading reading = waiting.get(time);
        if (reading != null) {
            waiting.remove(time);
            lastSeen.update(time);
            context.timerService().registerEventTimeTimer(time + SILENCE.toMillis());
            if (isHot(reading, context.getBroadcastState(LIMITS))) countHot(reading, out);
            else hotReadings.clear();
        }
        // A later reading has advanced lastSeen. In this case, the timer has no effect.
        Long seen = lastSeen.value();
        if (seen != null && seen + SILENCE.toMillis() == time) {
            out.collect(new Alert(context.getCurrentKey(), Instant.ofEpochMilli(time), Alert.Kind.SILENT));
        }
    }

    private void countHot(Reading reading, Collector<Alert> out) throws Exception {
        Integer before = hotReadings.value();
        int count = before == null ? 1 : before + 1;
        hotReadings.update(count);
        if (count == HOT_READINGS) out.collect(new Alert(reading.sensor(), reading.time(), Alert.Kind.HOT));
    }

    /// Tells whether a reading is above the limit that held at its time.
    private static boolean isHot(Reading reading, ReadOnlyBroadcastState<String, Map<Long, Double>> limits)
            throws Exception {
        Map<Long, Double> ofSite = limits.get(reading.site());
        if (ofSite == null) return false;
        return ofSite.entrySet().stream()
                .filter(limit -> limit.getKey() <= reading.millis())
                .max(Map.Entry.comparingByKey())
                .filter(limit -> reading.celsius() > limit.getValue())
                .isPresent();
    }
}
