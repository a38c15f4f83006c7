package dev.millrace.runtime.window.join;

import dev.millrace.api.plan.IntervalJoinPlan;
import dev.millrace.api.process.ProcessJoinFunction;
import dev.millrace.api.type.OutputTag;
import dev.millrace.exchange.Batch;
import dev.millrace.runtime.chain.ChainFaults;
import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.chain.UserFailures;
import dev.millrace.runtime.chain.UserFunctions;
import dev.millrace.runtime.metric.SubtaskMetrics;
import dev.millrace.runtime.operator.TwoInputs;
import dev.millrace.runtime.window.WindowCollector;
import dev.millrace.runtime.window.record.RecordReading;
import dev.millrace.runtime.window.session.SessionAlarms;
import dev.millrace.runtime.window.slice.SliceOperator;
import dev.millrace.state.KeyedPart;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.table.KeyedTable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Joins records of equal key whose timestamps differ by at least a lower bound and at most an upper bound. Each side
/// keeps a run of records per key, in order of time. The operator removes records that no future record can match when
/// it next accesses the key, or when the key's alarm goes off.
public final class IntervalJoinOperator<L, R, O> implements Operator, KeyedPart {
    private final ProcessJoinFunction<L, R, O> function;
    private final KeyedStates<Object> keyed;
    private final TimedRuns runs;
    private final RecordReading reading;
    private final long lower;
    private final long upper;
    private final UserFailures failures;
    private final SubtaskMetrics metrics;
    private final @Nullable Receiver<Object> lateLeft;
    private final @Nullable Receiver<Object> lateRight;
    private final WindowCollector<O> collector;
    private final PairContext pair;
    private final TwoInputs inputs;
    private final Receiver<L> left;
    private final Receiver<R> right;
    /// Holds one alarm for each key with records, at or before the time at which all its records are obsolete.
    private final SessionAlarms alarms;

    /// Creates the operator and restores its records.
    ///
    /// @param plan the function, and the bounds in milliseconds, both inclusive
    @SuppressWarnings("unchecked")
    IntervalJoinOperator(IntervalJoinPlan plan, OperatorContext context) {
        this.function = context.function((ProcessJoinFunction<L, R, O>) plan.function());
        this.reading = RecordReading.of(context);
        this.keyed = context.keyedStates();
        this.runs = new TimedRuns(keyed, reading);
        this.lower = plan.leastMillis();
        this.upper = plan.greatestMillis();
        this.failures = context.failures();
        this.metrics = context.metrics();
        this.lateLeft = plan.leftLateTag() == null ? null : context.side(plan.leftLateTag());
        this.lateRight = plan.rightLateTag() == null ? null : context.side(plan.rightLateTag());
        this.collector = new WindowCollector<>((Receiver<O>) (Receiver<?>) context.output());
        this.pair = new PairContext(function, context);
        this.inputs = new TwoInputs(context.control(), this::expire, () -> {});
        this.alarms =
                new SessionAlarms(keyed.keyShape().isPrimitive(), Math.max(1, Math.max(upper, 0) - Math.min(lower, 0)));
        for (KeyedTable<Object> table : runs.all()) {
            for (int slot = table.next(-1); slot >= 0; slot = table.next(slot)) remind(table, slot);
        }
        this.left = inputs.input(0, this::left);
        this.right = inputs.input(1, this::right);
        keyed.attach(this);
    }

    @Override
    public Receiver<?> input(int index) {
        return index == 0 ? left : right;
    }

    private void left(L value, long timestamp) {
        if (isLate(value, timestamp, lateLeft)) return;
        KeyedTable<Object> table = runs.of(keyed.currentHash());
        int slot = runs.claim(table);
        boolean isNew = table.wasInserted();
        TimedRun mine = TimedRuns.made(TimedRuns.LEFT, table, slot);
        mine.cutBefore(oldestNeeded(TimedRuns.LEFT));
        mine.add(timestamp, value);
        if (isNew) remind(table, slot);
        TimedRun others = TimedRuns.run(TimedRuns.RIGHT, table, slot);
        if (others == null) return;
        try {
            int end = others.size();
            for (int i = others.firstAtOrAfter(timestamp + lower); i < end; i++) {
                long other = others.timeAt(i);
                if (other > timestamp + upper) break;
                join(value, timestamp, reading.own(false, others.valueAt(i)), other);
            }
        } catch (Throwable thrown) {
            throw failures.at(thrown, value, timestamp);
        }
    }

    private void right(R value, long timestamp) {
        if (isLate(value, timestamp, lateRight)) return;
        KeyedTable<Object> table = runs.of(keyed.currentHash());
        int slot = runs.claim(table);
        boolean isNew = table.wasInserted();
        TimedRun mine = TimedRuns.made(TimedRuns.RIGHT, table, slot);
        mine.cutBefore(oldestNeeded(TimedRuns.RIGHT));
        mine.add(timestamp, value);
        if (isNew) remind(table, slot);
        TimedRun others = TimedRuns.run(TimedRuns.LEFT, table, slot);
        if (others == null) return;
        try {
            int end = others.size();
            for (int i = others.firstAtOrAfter(timestamp - upper); i < end; i++) {
                long other = others.timeAt(i);
                if (other > timestamp - lower) break;
                join(reading.own(true, others.valueAt(i)), other, value, timestamp);
            }
        } catch (Throwable thrown) {
            throw failures.at(thrown, value, timestamp);
        }
    }

    @SuppressWarnings("unchecked")
    private void join(Object one, long leftTime, Object other, long rightTime) throws Exception {
        pair.leftTime = leftTime;
        pair.rightTime = rightTime;
        collector.at(Math.max(leftTime, rightTime));
        function.processElement((L) one, (R) other, pair, collector);
    }

    private boolean isLate(Object value, long timestamp, @Nullable Receiver<Object> side) {
        if (timestamp == Batch.NO_TIMESTAMP) {
            throw ChainFaults.NO_TIMESTAMP
                    .what("An interval join received a record without a timestamp: %s", value)
                    .fix("Call assignTimestampsAndWatermarks(…) on both streams.");
        }
        if (timestamp >= inputs.watermark()) return false;
        if (side == null) metrics.droppedLateRecord();
        else side.record(value, timestamp);
        return true;
    }

    /// Returns the earliest timestamp at which a record of this side may match a future record of the other side.
    private long oldestNeeded(int side) {
        long watermark = inputs.watermark();
        if (watermark == Long.MIN_VALUE) return Long.MIN_VALUE;
        return side == TimedRuns.LEFT ? watermark - Math.max(upper, 0) : watermark + Math.min(lower, 0);
    }

    /// Sets the alarm of a key to the time at which its newest records become obsolete. Alarms go off one
    /// millisecond early.
    private void remind(KeyedTable<Object> table, int slot) {
        TimedRun lefts = TimedRuns.run(TimedRuns.LEFT, table, slot);
        TimedRun rights = TimedRuns.run(TimedRuns.RIGHT, table, slot);
        long end = Long.MIN_VALUE;
        if (lefts != null && lefts.size() > 0) {
            end = SliceOperator.saturatedAdd(lefts.lastTime(), SliceOperator.saturatedAdd(Math.max(upper, 0), 2));
        }
        if (rights != null && rights.size() > 0) {
            end = Math.max(
                    end,
                    SliceOperator.saturatedAdd(rights.lastTime(), SliceOperator.saturatedAdd(-Math.min(lower, 0), 2)));
        }
        runs.remind(alarms, table, slot, end);
    }

    /// Drops the obsolete records of the keys whose alarms go off.
    private void expire(long watermark) {
        try {
            alarms.advance(watermark, (_, number, key, hash) -> {
                int keyHash = key == null ? keyed.keyShape().hashLong(number) : hash;
                KeyedTable<Object> table = runs.of(keyHash);
                int slot = TimedRuns.known(table, number, key, keyHash);
                long leftsFrom = oldestNeeded(TimedRuns.LEFT);
                boolean isLeft = slot >= 0 && TimedRuns.cut(table, slot, leftsFrom, oldestNeeded(TimedRuns.RIGHT));
                if (isLeft) remind(table, slot);
            });
        } catch (Exception thrown) {
            throw failures.during(thrown, "at the watermark " + watermark);
        }
    }

    /// Returns the number of keys with records.
    public int keys() {
        return runs.size();
    }

    @Override
    public void beginSnapshots() {
        runs.beginSnapshots();
    }

    @Override
    @SuppressWarnings("unchecked")
    public void addTo(KeyedSnapshot<?> snapshot) throws IOException {
        // After a restore the watermark starts again, so the snapshot must not contain obsolete records that are not
        // yet removed.
        runs.addTo((KeyedSnapshot<Object>) snapshot, oldestNeeded(TimedRuns.LEFT), oldestNeeded(TimedRuns.RIGHT));
    }

    @Override
    public void close() throws Exception {
        UserFunctions.close(function);
    }

    private final class PairContext extends ProcessJoinFunction<L, R, O>.Context {
        private final OperatorContext operator;
        private long leftTime;
        private long rightTime;

        PairContext(ProcessJoinFunction<L, R, O> function, OperatorContext operator) {
            function.super();
            this.operator = operator;
        }

        @Override
        public long getLeftTimestamp() {
            return leftTime;
        }

        @Override
        public long getRightTimestamp() {
            return rightTime;
        }

        @Override
        public long getTimestamp() {
            return Math.max(leftTime, rightTime);
        }

        @Override
        public <X> void output(OutputTag<X> tag, X value) {
            operator.side(tag).record(value, getTimestamp());
        }
    }
}
