package dev.millrace.sql.stream;

import dev.millrace.column.ColumnBatch;
import dev.millrace.exchange.Batch;
import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.chain.UserFailures;
import dev.millrace.runtime.operator.TwoInputs;
import dev.millrace.sql.user.SubtaskFunctions;

/// Runs an operator of a continuous query as an operator of the engine.
final class ContinuousRunner implements Operator {
    private final UserFailures failures;
    private final Receiver<Object> control;
    private final ContinuousServices services;
    private final ContinuousOperator operator;
    private final Receiver<?>[] inputs;

    ContinuousRunner(ContinuousSpec spec, ContinuousSettings settings, OperatorContext context) {
        this.failures = context.failures();
        this.control = context.control();
        this.services = new ContinuousServices(settings, context);
        this.inputs = new Receiver<?>[context.step().inputs().size()];
        if (inputs.length == 1) {
            inputs[0] = new Input(this);
        } else {
            TwoInputs both = new TwoInputs(new Forwarded(this), this::advance, this::finish);
            for (int i = 0; i < inputs.length; i++) {
                int index = i;
                inputs[i] = new Ending(this, index, both.input(i, (batch, _) -> process(index, batch)));
            }
        }
        try {
            this.operator = spec.open(services);
        } catch (Throwable thrown) {
            throw failures.opening(thrown);
        }
        context.services().whenIdle(this::emitHeld);
    }

    private boolean emitHeld() {
        if (!operator.holdsRows()) return false;
        try {
            operator.flush();
        } catch (Throwable thrown) {
            throw failures.during(thrown, "while no input arrives");
        }
        return true;
    }

    @Override
    public Receiver<?> input(int index) {
        return inputs[index];
    }

    private void process(int input, ColumnBatch batch) {
        try {
            operator.process(input, batch);
        } catch (Throwable thrown) {
            throw failures.at(thrown, batch, Batch.NO_TIMESTAMP);
        }
    }

    private void advance(long timestamp) {
        try {
            if (operator.flushesAt(timestamp)) operator.flush();
            operator.watermark(timestamp);
            services.advance(timestamp);
            operator.timersDue(timestamp);
            operator.flush();
        } catch (Throwable thrown) {
            throw failures.during(thrown, "at a watermark");
        }
    }

    private void inputWatermark(int input, long timestamp) {
        try {
            operator.inputWatermark(input, timestamp);
        } catch (Throwable thrown) {
            throw failures.during(thrown, "at a watermark");
        }
    }

    private void endInput(int input) {
        try {
            operator.endInput(input);
        } catch (Throwable thrown) {
            throw failures.during(thrown, "at the end of an input");
        }
    }

    private void finish() {
        try {
            operator.flush();
            operator.finish();
            services.functions().finish();
        } catch (Throwable thrown) {
            throw failures.during(thrown, "at the end of its input");
        }
    }

    @Override
    public void prepareSnapshot(long checkpoint) {
        operator.flush();
    }

    @Override
    public void close() {
        try (SubtaskFunctions opened = services.functions()) {
            operator.close();
        }
    }

    /// Is the only input of an operator.
    private record Input(ContinuousRunner owner) implements Receiver<ColumnBatch> {
        @Override
        public void record(ColumnBatch batch, long timestamp) {
            owner.process(0, batch);
        }

        @Override
        public void watermark(long timestamp) {
            if (timestamp != Long.MAX_VALUE && !owner.operator.forwardsWatermarks()) return;
            owner.inputWatermark(0, timestamp);
            owner.advance(timestamp);
            owner.control.watermark(timestamp);
        }

        @Override
        public void idle(boolean isIdle) {
            owner.control.idle(isIdle);
        }

        @Override
        public void backlog(boolean isBacklog) {
            owner.control.backlog(isBacklog);
        }

        @Override
        public void end() {
            owner.endInput(0);
            owner.finish();
            owner.control.end();
        }
    }

    /// Forwards combined control elements of two inputs.
    private record Forwarded(ContinuousRunner owner) implements Receiver<Object> {
        @Override
        public void record(Object value, long timestamp) {
            owner.control.record(value, timestamp);
        }

        @Override
        public void watermark(long timestamp) {
            owner.control.watermark(owner.operator.forwardedWatermark(timestamp));
        }

        @Override
        public void idle(boolean isIdle) {
            owner.control.idle(isIdle);
        }

        @Override
        public void backlog(boolean isBacklog) {
            owner.control.backlog(isBacklog);
        }

        @Override
        public void end() {
            owner.control.end();
        }
    }

    /// Is one of two inputs, whose end the operator learns.
    private record Ending(ContinuousRunner owner, int index, Receiver<ColumnBatch> both)
            implements Receiver<ColumnBatch> {
        @Override
        public void record(ColumnBatch batch, long timestamp) {
            both.record(batch, timestamp);
        }

        @Override
        public void watermark(long timestamp) {
            owner.inputWatermark(index, timestamp);
            both.watermark(timestamp);
        }

        @Override
        public void idle(boolean isIdle) {
            both.idle(isIdle);
        }

        @Override
        public void backlog(boolean isBacklog) {
            both.backlog(isBacklog);
        }

        @Override
        public void end() {
            owner.endInput(index);
            both.end();
        }
    }
}
