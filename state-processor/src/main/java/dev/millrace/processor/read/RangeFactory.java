package dev.millrace.processor.read;

import dev.millrace.api.util.Collector;
import dev.millrace.exchange.Batch;
import dev.millrace.processor.savepoint.Savepoint;
import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.custom.MadeOperatorFactory;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Creates the step that reads ranges.
public final class RangeFactory<OUT> extends MadeOperatorFactory<Range, OUT> {
    private static final long serialVersionUID = 1L;

    private final String savepoint;
    private final RangeReading<OUT> reading;

    /// @param savepoint its directory
    public RangeFactory(String savepoint, RangeReading<OUT> reading) {
        this.savepoint = savepoint;
        this.reading = reading;
    }

    @Override
    public Operator make(OperatorContext context) {
        return new RangeOperator<>(savepoint, reading, context);
    }

    private static final class RangeOperator<OUT> implements Operator, Receiver<Range> {
        private final String place;
        private final RangeReading<OUT> reading;
        private final OperatorContext context;
        private final Receiver<?> control;
        private @Nullable Savepoint opened;

        RangeOperator(String place, RangeReading<OUT> reading, OperatorContext context) {
            this.place = place;
            this.reading = reading;
            this.context = context;
            this.control = context.control();
        }

        @Override
        public Receiver<?> input(int index) {
            return this;
        }

        @Override
        public void record(Range range, long timestamp) {
            try {
                reading.read(savepoint(), range, context, collector());
            } catch (Throwable thrown) {
                throw context.failures().at(thrown, range, timestamp);
            }
        }

        private Savepoint savepoint() throws IOException {
            Savepoint known = opened;
            if (known == null) {
                known = Savepoint.open(context.host().disk(), place);
                opened = known;
            }
            return known;
        }

        @SuppressWarnings("unchecked")
        private Collector<OUT> collector() {
            Receiver<OUT> output = (Receiver<OUT>) context.output();
            return new Collector<>() {
                @Override
                public void collect(OUT record) {
                    output.record(record, Batch.NO_TIMESTAMP);
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public void watermark(long timestamp) {
            control.watermark(timestamp);
        }

        @Override
        public void idle(boolean isIdle) {
            control.idle(isIdle);
        }

        @Override
        public void backlog(boolean isBacklog) {
            control.backlog(isBacklog);
        }

        @Override
        public void end() {
            control.end();
        }
    }
}
